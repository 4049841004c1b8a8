import Behaviour

/// Numbers as people read them, in findings as in reports.
typealias Quantity = Behaviour.Quantity
