/// A contact that its device began and nobody answered. Several questions are asked of each, by what its destination is called:
/// that is put into words once.
struct VainCall {
  let contact: ContactReport
  let label: String

  init(_ contact: ContactReport) {
    self.contact = contact
    label = contact.destination.label
  }
}
