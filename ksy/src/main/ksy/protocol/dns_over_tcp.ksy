meta:
  id: dns_over_tcp
  title: DNS over TCP
  endian: be
  bit-endian: be
  imports:
    - dns
doc: A DNS message with its length in front, as TCP carries it.
doc-ref: RFC 1035 section 4.2.2
-filter: dns
-name: Domain Name System
-column: DNS
-info: "{dns.flags.opcode}< {?dns.flags.response}response> {dns.id}< {dns.qry.type} {dns.qry.name}>"
-tables:
  tcp.port: [53, 5353, 5355]
seq:
  - id: length
    type: u2
    doc: Octets of the message behind this field.
    doc-ref: RFC 1035 section 4.2.2
    -filter: dns.length
    -name: Length
    -bits: "0:16"
  - id: message
    type: dns
    size: length
    doc: The message.
    doc-ref: RFC 1035 section 4
    -inline: true
    -filter: .message
    -name: Message
    -bits: "16:*"
