meta:
  id: ipv4_header
  title: IPv4 header, fixed part
  endian: be
doc: |
  The twenty octets that every IPv4 header begins with. Options follow when the
  header length says more than five words. Each row of the figure in RFC 791
  is read as one integer, since every packet of an ordinary capture comes by
  here; its parts tell what is in it.
doc-ref: RFC 791 section 3.1
-filter: ip
-name: Internet Protocol Version 4
seq:
  - id: version_length
    type: u4
    doc: Version, the header's length, type of service, and the datagram's length.
    doc-ref: RFC 791 section 3.1
    -name: Version, lengths and type of service
    -bits: 0..31
    -parts:
      - name: Version
        filter: ip.version
        bits: 0..3
        doc: "4."
        doc-ref: RFC 791 section 3.1
      - name: Header Length
        filter: ip.hdr_len
        bits: 4..7
        doc: Length of the header with its options in words of four octets, 5 to 15.
        doc-ref: RFC 791 section 3.1
      - name: Differentiated Services Codepoint
        filter: ip.dsfield.dscp
        bits: 8..13
        doc: How routers shall treat the datagram.
        doc-ref: RFC 2474 section 3
      - name: Explicit Congestion Notification
        filter: ip.dsfield.ecn
        bits: 14..15
        doc: Whether the ends understand congestion marks, and whether a router has set one.
        doc-ref: RFC 3168 section 5
      - name: Total Length
        filter: ip.len
        bits: 16..31
        doc: Octets of the datagram, header included; 0 in captures of segments that the interface was still to cut.
        doc-ref: RFC 791 section 3.1
  - id: identification_fragment
    type: u4
    doc: What tells fragments which datagram they belong to, and where.
    doc-ref: RFC 791 section 3.1
    -name: Identification, flags and fragment offset
    -bits: 32..63
    -parts:
      - name: Identification
        filter: ip.id
        bits: 32..47
        doc: The same number in all fragments of one datagram.
        doc-ref: RFC 6864 section 3
      - name: Reserved bit
        filter: ip.flags.rb
        bits: 48..48
        doc: Zero.
        doc-ref: RFC 791 section 3.1
      - name: Don't fragment
        filter: ip.flags.df
        bits: 49..49
        doc: Routers shall drop the datagram rather than cut it.
        doc-ref: RFC 791 section 3.1
      - name: More fragments
        filter: ip.flags.mf
        bits: 50..50
        doc: This is not the last fragment.
        doc-ref: RFC 791 section 3.1
      - name: Fragment Offset
        filter: ip.frag_offset
        bits: 51..63
        doc: Where the fragment belongs in the datagram, in units of eight octets.
        doc-ref: RFC 791 section 3.1
  - id: ttl_protocol
    type: u4
    doc: Time to live, protocol and header checksum.
    doc-ref: RFC 791 section 3.1
    -name: Time to live, protocol and checksum
    -bits: 64..95
    -parts:
      - name: Time to Live
        filter: ip.ttl
        bits: 64..71
        doc: How many more routers may forward the datagram.
        doc-ref: RFC 791 section 3.1
      - name: Protocol
        filter: ip.proto
        bits: 72..79
        doc: What follows; 6 is TCP.
        doc-ref: RFC 791 section 3.1
      - name: Header Checksum
        filter: ip.checksum
        bits: 80..95
        doc: Complement of the one's complement sum of the header's 16-bit words.
        doc-ref: RFC 791 section 3.1
  - id: src
    type: u4
    doc: Where the datagram comes from.
    doc-ref: RFC 791 section 3.1
    -name: Source Address
    -filter: ip.src
    -bits: 96..127
  - id: dst
    type: u4
    doc: Where the datagram goes to; with a source route, where it goes to next.
    doc-ref: RFC 791 section 3.1
    -name: Destination Address
    -filter: ip.dst
    -bits: 128..159
