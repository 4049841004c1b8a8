import Certificates
import Packets
import TestSupport
import Testing

@Suite struct CertificateTests {}
