/// Files as the programs write them, in the syntax that their manuals document; the homes are ours.
enum Samples {
  static let dhcpdLeases = #"""
    # The format of this file is documented in the dhcpd.leases(5) manual page.
    # This lease file was written by isc-dhcp-4.4.3-P1

    # authoring-byte-order entry is generated, DO NOT DELETE
    authoring-byte-order little-endian;

    server-duid "\000\001\000\001,\240\312h\010\000'\001\002\003";

    lease 192.168.1.9 {
      starts 4 2026/11/19 08:00:00;
      ends 4 2026/11/19 10:00:00;
      cltt 4 2026/11/19 08:00:00;
      binding state active;
      next binding state free;
      rewind binding state free;
      hardware ethernet 50:14:79:00:00:02;
      client-hostname "old-holder";
    }
    lease 192.168.1.9 {
      starts 4 2026/11/19 12:00:00;
      ends 4 2026/11/19 14:00:00;
      tstp 4 2026/11/19 14:00:00;
      cltt 4 2026/11/19 12:00:00;
      binding state active;
      next binding state free;
      rewind binding state free;
      hardware ethernet a4:cf:12:00:00:01;
      uid "\001\244\317\022\000\000\001";
      set vendor-class-identifier = "udhcp 1.{2}";
      client-hostname "l\303\244mp \"one\"";
    }
    lease 192.168.1.10 {
      starts 3 2026/11/18 12:00:00;
      ends 3 2026/11/18 14:00:00;
      tstp 3 2026/11/18 14:00:00;
      binding state free;
      hardware ethernet a4:cf:12:00:00:03;
      client-hostname "was-here";
    }
    lease 192.168.1.11 { binding state abandoned; client-hostname "nobody"; }
    lease 192.168.1.12 {
      ends never;
      binding state active;
      hardware ethernet a4:cf:12:00:00:04;
      on expiry { log (info, "gone; {"); }
    }
    host camera {
      dynamic;
      hardware ethernet a4:cf:12:00:00:05;
      fixed-address 192.168.1.13;
    }
    host camera {
      dynamic;
      deleted;
    }
    """#

  /// pfSense names static mappings by interface and number; the user's name is option 12.
  static let dhcpdConf = #"""
    option domain-name "home.arpa";
    default-lease-time 7200;
    subnet 192.168.1.0 netmask 255.255.255.0 {
      pool {
        option domain-name-servers 192.168.1.1;
        range 192.168.1.100 192.168.1.200;
      }
      option routers 192.168.1.1;
    }
    host s_lan_0 {
      hardware ethernet a4:cf:12:00:00:01;
      fixed-address 192.168.1.9;
      option host-name "lamp";
    }
    group {
      host vacuum { hardware ethernet 50:14:79:00:00:02; fixed-address 192.168.1.20, 192.168.2.20; }
    }
    host s_lan_1 {
      hardware ethernet a4:cf:12:00:00:06;
    }
    """#

  static let kea4 = """
    address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,pool_id
    192.168.1.9,a4:cf:12:00:00:01,01:a4:cf:12:00:00:01,7200,1763553600,1,0,0,lamp,0,,0
    192.168.1.20,50:14:79:00:00:02,,7200,1763553600,1,0,0,robo&#x2cvac.home.arpa.,0,,0
    192.168.1.21,50:14:79:00:00:03,,7200,1763553600,1,0,0,declined,1,,0
    192.168.1.22,50:14:79:00:00:04,,7200,1763553600,1,0,0,released,0,,0
    192.168.1.22,50:14:79:00:00:04,,0,1763553600,1,0,0,released,0,,0
    192.168.1.9,a4:cf:12:00:00:01,01:a4:cf:12:00:00:01,7200,1763557200,1,0,0,lamp-renewed,0,,0

    """

  static let kea6 = """
    address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,fqdn_fwd,fqdn_rev,hostname,hwaddr,state,user_context,hwtype,hwaddr_source,pool_id
    fd00::9,00:03:00:01:a4:cf:12:00:00:01,7200,1763553600,1,3600,0,1,128,0,0,lamp,a4:cf:12:00:00:01,0,,1,2,0
    fd00::a,00:04:01:02:03:04,7200,1763553600,1,3600,0,1,128,0,0,no-mac,,0,,,,0
    fd00:1::,00:03:00:01:a4:cf:12:00:00:01,7200,1763553600,1,3600,2,1,64,0,0,prefix,a4:cf:12:00:00:01,0,,1,2,0

    """

  static let dnsmasq = """
    1763553600 a4:cf:12:00:00:01 192.168.1.9 lamp 01:a4:cf:12:00:00:01
    1763553601 50:14:79:00:00:02 192.168.1.20 * *
    0 a4:cf:12:00:00:04 192.168.1.21 forever *
    duid 00:01:00:01:2c:a0:ca:68:08:00:27:01:02:03
    1763553602 16777217 fd00::9 lamp 00:03:00:01:a4:cf:12:00:00:01
    1763553602 T16777217 fd00::a phone 00:03:00:01:a4:cf:12:00:00:07

    """

  static let dnsmasqConf = """
    # dnsmasq.conf
    domain-needed
    dhcp-range=192.168.1.100,192.168.1.200,12h
    dhcp-host=a4:cf:12:00:00:01,lamp,192.168.1.9,infinite
    dhcp-host=50:14:79:00:00:02,set:robots,192.168.1.20,vacuum,12h
    dhcp-host=11:22:33:44:55:66,ignore
    dhcp-host=a4:cf:12:00:00:07,[fd00::7],phone
    """

  static let openWrt = """
    config dnsmasq
    \toption domainneeded '1'
    \tlist server '192.0.2.53'

    config dhcp 'lan'
    \toption interface 'lan'
    \toption start '100'

    config host
    \toption name 'lamp'
    \toption dns '1'
    \toption mac 'A4:CF:12:00:00:01'
    \toption ip '192.168.1.9'

    config host 'laptop'
    \toption name "laptop"
    \tlist mac '50:14:79:00:00:02'
    \tlist mac '50:14:79:00:00:03'
    """

  static let ethers = """
    # by hand
    a4:cf:12:00:00:01 lamp
    8:0:20:1:2:3\tworkstation   # an old one
    50:14:79:00:00:02 192.168.1.20
    """

  static let hosts = """
    127.0.0.1\tlocalhost
    ::1     localhost ip6-localhost ip6-loopback
    ff02::1 ip6-allnodes
    0.0.0.0 ads.example
    192.168.1.9\tlamp.home.arpa lamp   # the hall
    fd00::9 lamp6
    """

  static let neighbours = """
    192.168.1.9 dev br-lan lladdr a4:cf:12:00:00:01 REACHABLE
    192.168.1.77 dev br-lan FAILED
    fe80::5214:79ff:fe00:2 dev br-lan lladdr 50:14:79:00:00:02 router STALE
    192.168.1.78 dev eth0 INCOMPLETE
    """

  static let arpLinux = """
    lamp.home.arpa (192.168.1.9) at a4:cf:12:00:00:01 [ether] on br-lan
    ? (192.168.1.77) at <incomplete> on br-lan
    ? (192.168.1.20) at 50:14:79:00:00:02 [ether] on br-lan
    """

  static let arpMac = """
    ? (192.168.1.9) at a4:cf:12:0:0:1 on en0 ifscope [ethernet]
    ? (192.168.1.77) at (incomplete) on en0 ifscope [ethernet]
    ? (192.168.1.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
    """

  static let arpProc = """
    IP address       HW type     Flags       HW address            Mask     Device
    192.168.1.9      0x1         0x2         a4:cf:12:00:00:01     *        br-lan
    192.168.1.77     0x1         0x0         00:00:00:00:00:00     *        br-lan
    """

  static let arpColumns = """
    Address                  HWtype  HWaddress           Flags Mask            Iface
    192.168.1.9              ether   a4:cf:12:00:00:01   C                     br-lan
    192.168.1.77                     (incomplete)                              br-lan
    """

  static let arpWindows = """

    Interface: 192.168.1.5 --- 0xb
      Internet Address      Physical Address      Type
      192.168.1.9           a4-cf-12-00-00-01     dynamic
      192.168.1.255         ff-ff-ff-ff-ff-ff     static
    """

  static let pasted = """
    Active clients
    Name\tIP address\tMAC address\tLease
    Living Room Lamp\t192.168.1.9\tA4:CF:12:00:00:01\t23:10:04
    1\tvacuum\t192.168.1.20\t50-14-79-00-00-02\tonline
    \t192.168.1.21\tA4CF12000004\tWi-Fi
    """

  static let pastedCSV = """
    "MAC","Hostname","IP"
    "a4:cf:12:00:00:01","Hall, lamp"
    "a4:cf:12:00:00:01","lamp","192.168.1.9"
    """

  static let household = """
    # Ours.
    network:
      lan: [192.168.1.0/24, fd00::/64]
      router: 02:00:00:00:00:01
    devices:
      - { mac: a4:cf:12:00:00:01, name: "Lamp", type: bulb, group: lights }
      - mac: [50:14:79:00:00:02, 50:14:79:00:00:03]
        name: Robo
        type: vacuum
      - ip: 192.168.1.30
        name: NAS
      - host: ESP_0A0B0C
        name: Plug
      - name: printer
        group: office
    groups:
      - name: lights
        cidr: [192.168.1.64/26]
        mac: [a4:cf:12:00:00:0a]
        names: [hall, Kitchen]
      - { name: guests, cidr: 192.168.9.0/24 }
    """

  /// Every lease format, with the number of its entries.
  static let leases: [(text: String, entries: Int)] = [
    (dhcpdLeases, 3), (dhcpdConf, 4), (kea4, 2), (kea6, 2), (dnsmasq, 5), (dnsmasqConf, 4),
    (openWrt, 3), (ethers, 3), (hosts, 2), (neighbours, 2), (arpLinux, 2), (arpMac, 1),
    (arpProc, 1), (arpColumns, 1), (arpWindows, 1), (pasted, 3), (pastedCSV, 1),
  ]
}
