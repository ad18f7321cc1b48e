meta:
  id: dns
  title: Domain Name System
  endian: be
  bit-endian: be
doc: A question about names, or the answer to one.
doc-ref: RFC 1035 section 4
-filter: dns
-name: Domain Name System
-summary: "Domain Name System ({dns.flags.response})"
-column: DNS
-info: "{dns.flags.opcode}< {?dns.flags.response}response> {dns.id}< {dns.qry.type} {dns.qry.name}>"
-tables:
  udp.port: [53, 5353, 5355]
seq:
  - id: id
    type: u2
    doc: Chosen by who asks; the answer has the same.
    doc-ref: RFC 1035 section 4.1.1
    -base: hex
    -filter: dns.id
    -name: Transaction ID
    -bits: "0:16"
  - id: flags
    type: flags
    size: 2
    doc: What kind of message it is.
    doc-ref: RFC 1035 section 4.1.1
    -base: hex
    -filter: dns.flags
    -name: Flags
    -bits: "16:16"
  - id: question_count
    type: u2
    doc: How many questions follow.
    doc-ref: RFC 1035 section 4.1.1
    -filter: dns.count.queries
    -name: Questions
    -bits: "32:16"
  - id: answer_count
    type: u2
    doc: How many records follow that answer.
    doc-ref: RFC 1035 section 4.1.1
    -filter: dns.count.answers
    -name: Answer RRs
    -bits: "48:16"
  - id: authority_count
    type: u2
    doc: How many records follow that say which servers have the authority.
    doc-ref: RFC 1035 section 4.1.1
    -filter: dns.count.auth_rr
    -name: Authority RRs
    -bits: "64:16"
  - id: additional_count
    type: u2
    doc: How many records follow that may be of use.
    doc-ref: RFC 1035 section 4.1.1
    -filter: dns.count.add_rr
    -name: Additional RRs
    -bits: "80:16"
  - id: questions
    type: question
    repeat: expr
    repeat-expr: question_count
    doc: What is asked.
    doc-ref: RFC 1035 section 4.1.2
    -filter: dns.question
    -name: Query
    -bits: "96:*"
  - id: answers
    type: resource_record
    repeat: expr
    repeat-expr: answer_count
    doc: What answers it.
    doc-ref: RFC 1035 section 4.1.3
    -filter: dns.answer
    -name: Answer
    -bits: "*:*"
  - id: authorities
    type: resource_record
    repeat: expr
    repeat-expr: authority_count
    doc: Who has the authority.
    doc-ref: RFC 1035 section 4.1.3
    -filter: dns.authority
    -name: Authoritative nameserver
    -bits: "*:*"
  - id: additionals
    type: resource_record
    repeat: expr
    repeat-expr: additional_count
    doc: What else may be of use.
    doc-ref: RFC 1035 section 4.1.3
    -filter: dns.additional
    -name: Additional record
    -bits: "*:*"
types:
  flags:
    doc: The two octets that say what kind of message it is.
    doc-ref: RFC 1035 section 4.1.1
    -value: number
    -summary: "Flags: {hex} {dns.flags.opcode}< {?dns.flags.response}response, {dns.flags.rcode}>"
    seq:
      - id: response
        type: b1
        doc: Whether this answers.
        doc-ref: RFC 1035 section 4.1.1
        -enum: response
        -filter: dns.flags.response
        -name: Response
        -picture: "0:16"
        -bits: "0:1"
      - id: opcode
        type: b4
        doc: The kind of question.
        doc-ref: RFC 1035 section 4.1.1
        -enum: opcode
        -filter: dns.flags.opcode
        -name: Opcode
        -picture: "0:16"
        -bits: "1:4"
      - id: authoritative
        type: b1
        doc: Whether who answers has the authority over the name.
        doc-ref: RFC 1035 section 4.1.1
        -filter: dns.flags.authoritative
        -name: Authoritative
        -picture: "0:16"
        -bits: "5:1"
      - id: truncated
        type: b1
        doc: Whether the answer was cut for want of room.
        doc-ref: RFC 1035 section 4.1.1
        -filter: dns.flags.truncated
        -name: Truncated
        -picture: "0:16"
        -bits: "6:1"
      - id: recursion_desired
        type: b1
        doc: Whether the server is to ask others.
        doc-ref: RFC 1035 section 4.1.1
        -filter: dns.flags.recdesired
        -name: Recursion desired
        -picture: "0:16"
        -bits: "7:1"
      - id: recursion_available
        type: b1
        doc: Whether the server asks others.
        doc-ref: RFC 1035 section 4.1.1
        -filter: dns.flags.recavail
        -name: Recursion available
        -picture: "0:16"
        -bits: "8:1"
      - id: reserved
        type: b1
        doc: Zero.
        doc-ref: RFC 1035 section 4.1.1
        -filter: dns.flags.z
        -name: Z
        -picture: "0:16"
        -bits: "9:1"
      - id: authenticated
        type: b1
        doc: Whether the server has checked the signatures.
        doc-ref: RFC 4035 section 3.2.3
        -filter: dns.flags.authenticated
        -name: Answer authenticated
        -picture: "0:16"
        -bits: "10:1"
      - id: checking_disabled
        type: b1
        doc: Whether answers whose signatures weren't checked will do.
        doc-ref: RFC 4035 section 3.2.2
        -filter: dns.flags.checkdisable
        -name: Non-authenticated data
        -picture: "0:16"
        -bits: "11:1"
      - id: reply_code
        type: b4
        doc: What came of the question.
        doc-ref: RFC 1035 section 4.1.1
        -enum: reply_code
        -filter: dns.flags.rcode
        -name: Reply code
        -picture: "0:16"
        -bits: "12:4"
    instances:
      number:
        value: >-
          response.to_i << 15 | opcode << 11 | authoritative.to_i << 10 | truncated.to_i << 9 | recursion_desired.to_i << 8
          | recursion_available.to_i << 7 | reserved.to_i << 6 | authenticated.to_i << 5 | checking_disabled.to_i << 4 | reply_code
        doc: All of them as one number.
        -hidden: true
  question:
    doc: One question.
    doc-ref: RFC 1035 section 4.1.2
    -summary: "{dns.qry.name}: type {dns.qry.type}, class {dns.qry.class}"
    seq:
      - id: name
        type: name
        doc: What is asked about.
        doc-ref: RFC 1035 section 4.1.2
        -filter: dns.qry.name
        -name: Name
        -bits: "0:*"
      - id: type
        type: u2
        doc: What is to be known of it.
        doc-ref: RFC 1035 section 4.1.2
        -enum: record_type
        -filter: dns.qry.type
        -name: Type
        -bits: "*:16"
      - id: record_class
        type: u2
        doc: In which family of networks.
        doc-ref: RFC 1035 section 4.1.2
        -base: hex
        -enum: record_class
        -filter: dns.qry.class
        -name: Class
        -bits: "*:16"
  resource_record:
    doc: One fact about a name.
    doc-ref: RFC 1035 section 4.1.3
    -summary: "{dns.resp.name}: type {dns.resp.type}<, class {dns.resp.class}>"
    seq:
      - id: name
        type: name
        doc: What it is about.
        doc-ref: RFC 1035 section 4.1.3
        -filter: dns.resp.name
        -name: Name
        -bits: "0:*"
      - id: type
        type: u2
        doc: What kind of fact it is.
        doc-ref: RFC 1035 section 4.1.3
        -enum: record_type
        -filter: dns.resp.type
        -name: Type
        -bits: "*:16"
      - id: record_class
        type: u2
        if: type != 41
        doc: In which family of networks.
        doc-ref: RFC 1035 section 4.1.3
        -base: hex
        -enum: record_class
        -filter: dns.resp.class
        -name: Class
        -bits: "*:16"
      - id: ttl
        type: u4
        if: type != 41
        doc: Seconds for which it may be kept.
        doc-ref: RFC 1035 section 4.1.3
        -filter: dns.resp.ttl
        -name: Time to live
        -bits: "*:32"
      - id: udp_payload_size
        type: u2
        if: type == 41
        doc: The longest datagram that the sender takes, in octets.
        doc-ref: RFC 6891 section 6.1.2
        -filter: dns.rr.udp_payload_size
        -name: UDP payload size
        -bits: "*:16"
      - id: extended_reply_code
        type: u1
        if: type == 41
        doc: The upper bits of the reply code.
        doc-ref: RFC 6891 section 6.1.3
        -base: hex
        -filter: dns.resp.ext_rcode
        -name: Higher bits in extended RCODE
        -bits: "*:8"
      - id: edns_version
        type: u1
        if: type == 41
        doc: The version of EDNS.
        doc-ref: RFC 6891 section 6.1.3
        -filter: dns.resp.edns0_version
        -name: EDNS0 version
        -bits: "*:8"
      - id: edns_flags
        type: u2
        if: type == 41
        doc: Whether signatures are wanted, and bits without a meaning.
        doc-ref: RFC 6891 section 6.1.4
        -base: hex
        -filter: dns.resp.z
        -name: Z
        -bits: "*:16"
      - id: data_length
        type: u2
        doc: Octets of data.
        doc-ref: RFC 1035 section 4.1.3
        -filter: dns.resp.len
        -name: Data length
        -bits: "*:16"
      - id: data
        size: data_length
        if: data_length > 0
        type:
          switch-on: 'type == 1 and data_length != 4 or type == 28 and data_length != 16 ? -1 : type.as<s4>'
          cases:
            1: a
            2: ns
            5: cname
            6: soa
            12: ptr
            15: mx
            16: txt
            28: aaaa
            33: srv
        doc: The fact.
        doc-ref: RFC 1035 section 3.3
        -inline: true
        -filter: dns.data
        -name: Data
        -bits: "*:*"
  a:
    doc: An IPv4 address.
    doc-ref: RFC 1035 section 3.4.1
    seq:
      - id: address
        size: 4
        doc: The address.
        doc-ref: RFC 1035 section 3.4.1
        -type: ipv4
        -filter: dns.a
        -name: Address
        -bits: "0:32"
  aaaa:
    doc: An IPv6 address.
    doc-ref: RFC 3596 section 2.2
    seq:
      - id: address
        size: 16
        doc: The address.
        doc-ref: RFC 3596 section 2.2
        -type: ipv6
        -filter: dns.aaaa
        -name: AAAA Address
        -bits: "0:128"
  ns:
    doc: A server with authority.
    doc-ref: RFC 1035 section 3.3.11
    seq:
      - id: server
        type: name
        doc: The server's name.
        doc-ref: RFC 1035 section 3.3.11
        -filter: dns.ns
        -name: Name Server
        -bits: "0:*"
  cname:
    doc: The name proper of an alias.
    doc-ref: RFC 1035 section 3.3.1
    seq:
      - id: canonical
        type: name
        doc: The name proper.
        doc-ref: RFC 1035 section 3.3.1
        -filter: dns.cname
        -name: CNAME
        -bits: "0:*"
  ptr:
    doc: Another name.
    doc-ref: RFC 1035 section 3.3.12
    seq:
      - id: target
        type: name
        doc: The name.
        doc-ref: RFC 1035 section 3.3.12
        -filter: dns.ptr.domain_name
        -name: Domain Name
        -bits: "0:*"
  mx:
    doc: A server that takes mail.
    doc-ref: RFC 1035 section 3.3.9
    seq:
      - id: preference
        type: u2
        doc: Lower ones first.
        doc-ref: RFC 1035 section 3.3.9
        -filter: dns.mx.preference
        -name: Preference
        -bits: "0:16"
      - id: exchange
        type: name
        doc: The server's name.
        doc-ref: RFC 1035 section 3.3.9
        -filter: dns.mx.mail_exchange
        -name: Mail Exchange
        -bits: "16:*"
  soa:
    doc: Where a zone of authority begins.
    doc-ref: RFC 1035 section 3.3.13
    seq:
      - id: primary
        type: name
        doc: The server that has the zone first.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.mname
        -name: Primary name server
        -bits: "0:*"
      - id: mailbox
        type: name
        doc: The mailbox of who is responsible, its first dot an @.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.rname
        -name: Responsible authority's mailbox
        -bits: "*:*"
      - id: serial
        type: u4
        doc: The zone's version.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.serial_number
        -name: Serial Number
        -bits: "*:32"
      - id: refresh
        type: u4
        doc: Seconds until other servers look for a new version.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.refresh_interval
        -name: Refresh Interval
        -bits: "*:32"
      - id: retry
        type: u4
        doc: Seconds until they try again when that failed.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.retry_interval
        -name: Retry Interval
        -bits: "*:32"
      - id: expire
        type: u4
        doc: Seconds after which they have no authority any more.
        doc-ref: RFC 1035 section 3.3.13
        -filter: dns.soa.expire_limit
        -name: Expire limit
        -bits: "*:32"
      - id: minimum
        type: u4
        doc: Seconds for which it may be kept that a name doesn't exist.
        doc-ref: RFC 2308 section 4
        -filter: dns.soa.minimum_ttl
        -name: Minimum TTL
        -bits: "*:32"
  txt:
    doc: Texts.
    doc-ref: RFC 1035 section 3.3.14
    seq:
      - id: texts
        type: character_string
        repeat: eos
        doc: One text.
        doc-ref: RFC 1035 section 3.3.14
        -inline: true
        -filter: .text
        -name: Text
        -bits: "*:*"
  character_string:
    doc: A text with its length.
    doc-ref: RFC 1035 section 3.3
    seq:
      - id: length
        type: u1
        doc: Octets of the text.
        doc-ref: RFC 1035 section 3.3
        -filter: dns.txt.length
        -name: TXT Length
        -bits: "0:8"
      - id: text
        type: str
        size: length
        encoding: UTF-8
        doc: The text.
        doc-ref: RFC 1035 section 3.3
        -filter: dns.txt
        -name: TXT
        -bits: "8:*"
  srv:
    doc: Where a service is.
    doc-ref: RFC 2782
    seq:
      - id: priority
        type: u2
        doc: Lower ones first.
        doc-ref: RFC 2782
        -filter: dns.srv.priority
        -name: Priority
        -bits: "0:16"
      - id: weight
        type: u2
        doc: Of servers with the same priority, how often each is to be chosen.
        doc-ref: RFC 2782
        -filter: dns.srv.weight
        -name: Weight
        -bits: "16:16"
      - id: port
        type: u2
        doc: The port of the service.
        doc-ref: RFC 2782
        -filter: dns.srv.port
        -name: Port
        -bits: "32:16"
      - id: target
        type: name
        doc: The server's name.
        doc-ref: RFC 2782
        -filter: dns.srv.target
        -name: Target
        -bits: "48:*"
  name:
    doc: A name, which may end with a reference to one that stood in the message before.
    doc-ref: RFC 1035 section 4.1.4
    -value: text
    seq:
      - id: first
        type: label(127)
        doc: Its first label, with those that follow.
        -hidden: true
    instances:
      text:
        value: 'first.text == "" ? "<Root>" : first.text'
        doc: The labels with dots between them.
        -type: text
        -hidden: true
  label:
    doc: A label with those that follow it, or a reference to them.
    doc-ref: RFC 1035 section 4.1.4
    params:
      - id: left
        type: u1
        doc: How many may follow at most, so that references that run in circles come to an end.
    seq:
      - id: length
        type: u1
        doc: Octets of the label; 0 ends the name, and the two upper bits begin a reference.
      - id: octets
        type: str
        size: length
        encoding: UTF-8
        if: length < 64
        doc: The label.
      - id: low
        type: u1
        if: length >= 192
        doc: The rest of the reference.
      - id: rest
        type: label(left - 1)
        if: length > 0 and length < 64 and left > 0
        doc: The labels that follow.
    instances:
      target:
        io: _root._io
        pos: (length & 63) << 8 | low
        type: label(left - 1)
        if: length >= 192 and left > 0
        doc: The labels that are referred to.
      text:
        value: >-
          length == 0 ? "" :
          length >= 192 ? (left > 0 ? target.text.as<str> : "") :
          length >= 64 ? "" :
          left == 0 ? octets :
          rest.text.as<str> == "" ? octets : octets + "." + rest.text.as<str>
        doc: The labels with dots between them.
enums:
  response:
    0: {id: query, -name: Message is a query, -short: query}
    1: {id: response, -name: Message is a response, -short: response}
  opcode:
    0: {id: query, -name: Standard query}
    1: {id: inverse_query, -name: Inverse query}
    2: {id: status, -name: Server status request}
    4: {id: notify, -name: Zone change notification}
    5: {id: update, -name: Dynamic update}
  reply_code:
    0: {id: no_error, -name: No error}
    1: {id: format_error, -name: Format error}
    2: {id: server_failure, -name: Server failure}
    3: {id: no_such_name, -name: No such name}
    4: {id: not_implemented, -name: Not implemented}
    5: {id: refused, -name: Refused}
  record_type:
    1: {id: a, -name: A}
    2: {id: ns, -name: NS}
    5: {id: cname, -name: CNAME}
    6: {id: soa, -name: SOA}
    12: {id: ptr, -name: PTR}
    15: {id: mx, -name: MX}
    16: {id: txt, -name: TXT}
    28: {id: aaaa, -name: AAAA}
    33: {id: srv, -name: SRV}
    35: {id: naptr, -name: NAPTR}
    41: {id: opt, -name: OPT}
    43: {id: ds, -name: DS}
    46: {id: rrsig, -name: RRSIG}
    47: {id: nsec, -name: NSEC}
    48: {id: dnskey, -name: DNSKEY}
    50: {id: nsec3, -name: NSEC3}
    52: {id: tlsa, -name: TLSA}
    64: {id: svcb, -name: SVCB}
    65: {id: https, -name: HTTPS}
    249: {id: tkey, -name: TKEY}
    250: {id: tsig, -name: TSIG}
    251: {id: ixfr, -name: IXFR}
    252: {id: axfr, -name: AXFR}
    255: {id: any, -name: ANY}
  record_class:
    1: {id: internet, -name: IN}
    3: {id: chaos, -name: CH}
    4: {id: hesiod, -name: HS}
    254: {id: none, -name: NONE}
    255: {id: any, -name: ANY}
