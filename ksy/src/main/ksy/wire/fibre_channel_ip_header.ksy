meta:
  id: fibre_channel_ip_header
  title: Network header of IP over Fibre Channel
  endian: be
doc: The sixteen octets in front of LLC.
doc-ref: RFC 4338 section 3.2
-filter: ipfc
-name: IP Over FC
seq:
  - id: dst
    type: u8
    doc: Where the packet goes.
    doc-ref: RFC 4338 section 3.2
    -name: Network DA
    -filter: ipfc.nh.da
    -bits: 0..63
  - id: src
    type: u8
    doc: Where it comes from.
    doc-ref: RFC 4338 section 3.2
    -name: Network SA
    -filter: ipfc.nh.sa
    -bits: 64..127
