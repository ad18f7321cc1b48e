meta:
  id: ipv4_header
  title: IPv4 header, fixed part
  endian: be
doc: |
  The twenty octets that every IPv4 header begins with. Options follow when the
  header length says more than five words.
doc-ref: RFC 791 section 3.1
-filter: ip
-name: Internet Protocol Version 4
seq:
  - id: version_length
    type: u1
    doc: Version (4) and the header's length in words of four octets, 5 to 15.
    doc-ref: RFC 791 section 3.1
    -name: Version and header length
    -bits: 0..7
    -parts:
      - name: Version
        filter: ip.version
        bits: 0..3
      - name: Header Length
        filter: ip.hdr_len
        bits: 4..7
  - id: type_of_service
    type: u1
    doc: Differentiated services code point and explicit congestion notification.
    doc-ref: RFC 2474 section 3
    -name: Differentiated Services Field
    -filter: ip.dsfield
    -bits: 8..15
    -parts:
      - name: Differentiated Services Codepoint
        filter: ip.dsfield.dscp
        bits: 8..13
      - name: Explicit Congestion Notification
        filter: ip.dsfield.ecn
        bits: 14..15
  - id: total_length
    type: u2
    doc: Octets of the datagram, header included; 0 in captures of segments that the interface was still to cut.
    doc-ref: RFC 791 section 3.1
    -name: Total Length
    -filter: ip.len
    -bits: 16..31
  - id: identification
    type: u2
    doc: The same number in all fragments of one datagram.
    doc-ref: RFC 6864 section 3
    -name: Identification
    -filter: ip.id
    -bits: 32..47
  - id: flags_fragment
    type: u2
    doc: Don't fragment, more fragments, and where this fragment belongs, in units of eight octets.
    doc-ref: RFC 791 section 3.1
    -name: Flags and fragment offset
    -bits: 48..63
    -parts:
      - name: Reserved bit
        filter: ip.flags.rb
        bits: 48..48
      - name: Don't fragment
        filter: ip.flags.df
        bits: 49..49
      - name: More fragments
        filter: ip.flags.mf
        bits: 50..50
      - name: Fragment Offset
        filter: ip.frag_offset
        bits: 51..63
  - id: time_to_live
    type: u1
    doc: How many more routers may forward the datagram.
    doc-ref: RFC 791 section 3.1
    -name: Time to Live
    -filter: ip.ttl
    -bits: 64..71
  - id: protocol
    type: u1
    doc: What follows; 6 is TCP.
    doc-ref: RFC 791 section 3.1
    -name: Protocol
    -filter: ip.proto
    -bits: 72..79
  - id: checksum
    type: u2
    doc: Complement of the one's complement sum of the header's 16-bit words.
    doc-ref: RFC 791 section 3.1
    -name: Header Checksum
    -filter: ip.checksum
    -bits: 80..95
  - id: src
    type: u4
    doc: Where the datagram comes from.
    doc-ref: RFC 791 section 3.1
    -name: Source Address
    -filter: ip.src
    -bits: 96..127
  - id: dst
    type: u4
    doc: Where the datagram goes to.
    doc-ref: RFC 791 section 3.1
    -name: Destination Address
    -filter: ip.dst
    -bits: 128..159
