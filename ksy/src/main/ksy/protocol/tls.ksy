meta:
  id: tls
  title: Transport Layer Security
  endian: be
  bit-endian: be
doc: One record of TLS, and the messages of the handshake where they are not encrypted.
doc-ref: RFC 8446 section 5.1
-filter: tls
-name: Transport Layer Security
-column: "{tls.record.version}"
-info: "{tls.handshake.type|tls.record.content_type}"
-heuristic: 5
-tables:
  tcp.port: [443, 465, 636, 853, 989, 990, 992, 993, 994, 995, 5061, 8443]
seq:
  - id: record
    type: record
    doc: The record.
    doc-ref: RFC 8446 section 5.1
    -filter: tls.record
    -name: Record Layer
    -bits: "0:*"
types:
  record:
    doc: A head of five octets and what it says that follows.
    doc-ref: RFC 8446 section 5.1
    -summary: "{tls.record.version} Record Layer: {tls.record.content_type}<: {tls.handshake.type}>"
    seq:
      - id: content_type
        type: u1
        valid:
          any-of: [20, 21, 22, 23, 24]
        doc: What the record carries.
        doc-ref: RFC 8446 section 5.1
        -enum: content_type
        -filter: tls.record.content_type
        -name: Content Type
        -bits: "0:8"
      - id: version
        type: u2
        valid:
          min: 0x0300
          max: 0x0304
        doc: The version of TLS, though a version 1.3 says 1.2 here, or 1.0.
        doc-ref: RFC 8446 section 5.1
        -base: hex
        -enum: version
        -filter: tls.record.version
        -name: Version
        -bits: "8:16"
      - id: length
        type: u2
        valid:
          max: 18432
        doc: Octets that follow.
        doc-ref: RFC 8446 section 5.2
        -filter: tls.record.length
        -name: Length
        -bits: "24:16"
      - id: fragment
        size: length
        type:
          switch-on: content_type
          cases:
            20: change_cipher_spec
            21: alert
            22: handshake_fragment
            23: application_data
        doc: What the record carries.
        doc-ref: RFC 8446 section 5.1
        -inline: true
        -filter: tls.fragment
        -name: Fragment
        -bits: "40:*"
  change_cipher_spec:
    doc: From here on the sender encrypts.
    doc-ref: RFC 5246 section 7.1
    seq:
      - id: message
        size-eos: true
        doc: The octet 1.
        doc-ref: RFC 5246 section 7.1
        -filter: tls.change_cipher_spec
        -name: Change Cipher Spec Message
        -bits: "0:*"
  alert:
    doc: Something went wrong, or is over.
    doc-ref: RFC 8446 section 6
    seq:
      - id: level
        type: u1
        if: plain
        doc: How grave it is.
        doc-ref: RFC 8446 section 6
        -enum: alert_level
        -filter: tls.alert_message.level
        -name: Level
        -bits: "0:8"
      - id: description
        type: u1
        if: plain
        doc: What it is.
        doc-ref: RFC 8446 section 6
        -enum: alert_description
        -filter: tls.alert_message.desc
        -name: Description
        -bits: "8:8"
      - id: encrypted
        size-eos: true
        if: not plain
        doc: An alert that is encrypted.
        doc-ref: RFC 8446 section 6
        -filter: tls.alert_message
        -name: "Alert Message: Encrypted Alert"
        -bits: "0:*"
    instances:
      plain:
        value: _parent.length == 2
        doc: Whether it has the length of one that isn't encrypted.
        -hidden: true
  application_data:
    doc: What TLS is there for.
    doc-ref: RFC 8446 section 5.2
    seq:
      - id: data
        size-eos: true
        doc: Encrypted octets.
        doc-ref: RFC 8446 section 5.2
        -filter: tls.app_data
        -name: Encrypted Application Data
        -bits: "0:*"
  handshake_fragment:
    doc: Messages of the handshake, or what cannot be one and so is encrypted.
    doc-ref: RFC 8446 section 4
    seq:
      - id: messages
        type: handshake
        repeat: eos
        if: plain
        doc: One message.
        doc-ref: RFC 8446 section 4
        -filter: tls.handshake
        -name: Handshake Protocol
        -bits: "0:*"
      - id: encrypted
        size-eos: true
        if: not plain
        doc: Part of a message, or an encrypted one.
        doc-ref: RFC 8446 section 4
        -filter: tls.handshake.encrypted
        -name: "Handshake Protocol: Encrypted Handshake Message"
        -bits: "0:*"
    instances:
      first_type:
        pos: 0
        type: u1
        doc: The first octet.
        -hidden: true
      first_length:
        pos: 1
        type: b24
        doc: The length if it is a message.
        -hidden: true
      known:
        value: >-
          first_type == 1 or first_type == 2 or first_type == 4 or first_type == 8 or first_type == 11 or first_type == 12
          or first_type == 13 or first_type == 14 or first_type == 15 or first_type == 16 or first_type == 20
          or first_type == 22 or first_type == 67 or (first_type == 0 and _parent.length == 4)
        doc: Whether the first octet is the number of a message; an encrypted one often begins with zeros.
        -hidden: true
      plain:
        value: _io.size >= 4 and known and first_length + 4 <= _parent.length
        doc: Whether a whole message is there that isn't encrypted.
        -hidden: true
  handshake:
    doc: One message of the handshake.
    doc-ref: RFC 8446 section 4
    -summary: "Handshake Protocol: {tls.handshake.type}"
    seq:
      - id: type
        type: u1
        doc: Which message it is.
        doc-ref: RFC 8446 section 4
        -enum: handshake_type
        -filter: tls.handshake.type
        -name: Handshake Type
        -bits: "0:8"
      - id: length
        type: b24
        doc: Octets that follow.
        doc-ref: RFC 8446 section 4
        -filter: tls.handshake.length
        -name: Length
        -bits: "8:24"
      - id: body
        size: length
        type:
          switch-on: type
          cases:
            1: client_hello
            2: server_hello
        doc: What the message says.
        doc-ref: RFC 8446 section 4
        -inline: true
        -filter: tls.handshake.body
        -name: Body
        -bits: "32:*"
  client_hello:
    doc: What the client can do and whom it wants to talk to.
    doc-ref: RFC 8446 section 4.1.2
    seq:
      - id: version
        type: u2
        doc: The newest version that the client speaks, up to 1.2; newer ones are in an extension.
        doc-ref: RFC 8446 section 4.1.2
        -base: hex
        -enum: version
        -filter: tls.handshake.version
        -name: Version
        -bits: "0:16"
      - id: random
        size: 32
        doc: Random octets.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.random
        -name: Random
        -bits: "16:256"
      - id: session_id_length
        type: u1
        doc: Octets of the session's name.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.session_id_length
        -name: Session ID Length
        -bits: "272:8"
      - id: session_id
        size: session_id_length
        if: session_id_length > 0
        doc: An earlier session to be continued.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.session_id
        -name: Session ID
        -bits: "280:*"
      - id: cipher_suites_length
        type: u2
        doc: Octets of the list that follows.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.cipher_suites_length
        -name: Cipher Suites Length
        -bits: "*:16"
      - id: cipher_suites
        type: cipher_suites
        size: cipher_suites_length
        doc: What the client can encrypt with, the best first.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.ciphersuites
        -name: Cipher Suites
        -bits: "*:*"
      - id: compression_methods_length
        type: u1
        doc: Octets of the list that follows.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.comp_methods_length
        -name: Compression Methods Length
        -bits: "*:8"
      - id: compression_methods
        type: u1
        repeat: expr
        repeat-expr: compression_methods_length
        doc: What the client can compress with; 0 for not at all.
        doc-ref: RFC 8446 section 4.1.2
        -filter: tls.handshake.comp_method
        -name: Compression Method
        -bits: "*:8"
      - id: extensions
        type: extensions
        if: not _io.eof
        doc: What else is to be said.
        doc-ref: RFC 8446 section 4.2
        -inline: true
        -filter: .extensions
        -name: Extensions
        -bits: "*:*"
  server_hello:
    doc: What the server has chosen.
    doc-ref: RFC 8446 section 4.1.3
    seq:
      - id: version
        type: u2
        doc: The version chosen, up to 1.2; a newer one is in an extension.
        doc-ref: RFC 8446 section 4.1.3
        -base: hex
        -enum: version
        -filter: tls.handshake.version
        -name: Version
        -bits: "0:16"
      - id: random
        size: 32
        doc: Random octets.
        doc-ref: RFC 8446 section 4.1.3
        -filter: tls.handshake.random
        -name: Random
        -bits: "16:256"
      - id: session_id_length
        type: u1
        doc: Octets of the session's name.
        doc-ref: RFC 8446 section 4.1.3
        -filter: tls.handshake.session_id_length
        -name: Session ID Length
        -bits: "272:8"
      - id: session_id
        size: session_id_length
        if: session_id_length > 0
        doc: The session's name.
        doc-ref: RFC 8446 section 4.1.3
        -filter: tls.handshake.session_id
        -name: Session ID
        -bits: "280:*"
      - id: cipher_suite
        type: u2
        doc: What both encrypt with.
        doc-ref: RFC 8446 section 4.1.3
        -base: hex
        -filter: tls.handshake.ciphersuite
        -name: Cipher Suite
        -bits: "*:16"
      - id: compression_method
        type: u1
        doc: What both compress with; 0 for not at all.
        doc-ref: RFC 8446 section 4.1.3
        -filter: tls.handshake.comp_method
        -name: Compression Method
        -bits: "*:8"
      - id: extensions
        type: extensions
        if: not _io.eof
        doc: What else is to be said.
        doc-ref: RFC 8446 section 4.2
        -inline: true
        -filter: .extensions
        -name: Extensions
        -bits: "*:*"
  cipher_suites:
    doc: A list of ways to encrypt.
    doc-ref: RFC 8446 section 4.1.2
    seq:
      - id: suites
        type: u2
        repeat: eos
        doc: One way.
        doc-ref: RFC 8446 appendix B.4
        -base: hex
        -filter: tls.handshake.ciphersuite
        -name: Cipher Suite
        -bits: "*:16"
  extensions:
    doc: The list of extensions with its length.
    doc-ref: RFC 8446 section 4.2
    seq:
      - id: length
        type: u2
        doc: Octets of the list.
        doc-ref: RFC 8446 section 4.2
        -filter: tls.handshake.extensions_length
        -name: Extensions Length
        -bits: "0:16"
      - id: list
        type: extension_list
        size: length
        doc: The extensions.
        doc-ref: RFC 8446 section 4.2
        -inline: true
        -filter: .list
        -name: Extensions
        -bits: "16:*"
  extension_list:
    doc: Extensions, one after the other.
    doc-ref: RFC 8446 section 4.2
    seq:
      - id: extensions
        type: extension
        repeat: eos
        doc: One extension.
        doc-ref: RFC 8446 section 4.2
        -filter: tls.handshake.extension
        -name: Extension
        -bits: "*:*"
  extension:
    doc: One extension.
    doc-ref: RFC 8446 section 4.2
    -summary: "Extension: {tls.handshake.extension.type} (len={tls.handshake.extension.len})"
    seq:
      - id: type
        type: u2
        doc: Which extension it is.
        doc-ref: RFC 8446 section 4.2
        -enum: extension_type
        -filter: tls.handshake.extension.type
        -name: Type
        -bits: "0:16"
      - id: length
        type: u2
        doc: Octets that follow.
        doc-ref: RFC 8446 section 4.2
        -filter: tls.handshake.extension.len
        -name: Length
        -bits: "16:16"
      - id: body
        size: length
        if: length > 0
        type:
          switch-on: 'type == 43 and length == 2 ? -43 : type.as<s4>'
          cases:
            0: server_names
            10: supported_groups
            16: application_protocols
            43: supported_versions
            -43: selected_version
        doc: What the extension says.
        doc-ref: RFC 8446 section 4.2
        -inline: true
        -filter: tls.handshake.extension.data
        -name: Data
        -bits: "32:*"
  server_names:
    doc: The server that the client wants to talk to.
    doc-ref: RFC 6066 section 3
    seq:
      - id: length
        type: u2
        doc: Octets of the list.
        doc-ref: RFC 6066 section 3
        -filter: tls.handshake.extensions_server_name_list_len
        -name: Server Name list length
        -bits: "0:16"
      - id: names
        type: server_name
        repeat: eos
        doc: One name.
        doc-ref: RFC 6066 section 3
        -inline: true
        -filter: .names
        -name: Server Name
        -bits: "16:*"
  server_name:
    doc: One name.
    doc-ref: RFC 6066 section 3
    seq:
      - id: type
        type: u1
        doc: What kind of name it is.
        doc-ref: RFC 6066 section 3
        -enum: name_type
        -filter: tls.handshake.extensions_server_name_type
        -name: Server Name Type
        -bits: "0:8"
      - id: length
        type: u2
        doc: Octets of the name.
        doc-ref: RFC 6066 section 3
        -filter: tls.handshake.extensions_server_name_len
        -name: Server Name length
        -bits: "8:16"
      - id: name
        type: str
        size: length
        encoding: UTF-8
        doc: The name.
        doc-ref: RFC 6066 section 3
        -filter: tls.handshake.extensions_server_name
        -name: Server Name
        -bits: "24:*"
  application_protocols:
    doc: What is to be spoken inside, the best first.
    doc-ref: RFC 7301 section 3.1
    seq:
      - id: length
        type: u2
        doc: Octets of the list.
        doc-ref: RFC 7301 section 3.1
        -filter: tls.handshake.extensions_alpn_len
        -name: ALPN Extension Length
        -bits: "0:16"
      - id: protocols
        type: application_protocol
        repeat: eos
        doc: One protocol.
        doc-ref: RFC 7301 section 3.1
        -inline: true
        -filter: .protocols
        -name: ALPN Protocol
        -bits: "16:*"
  application_protocol:
    doc: One protocol.
    doc-ref: RFC 7301 section 3.1
    seq:
      - id: length
        type: u1
        doc: Octets of its name.
        doc-ref: RFC 7301 section 3.1
        -filter: tls.handshake.extensions_alpn_str_len
        -name: ALPN string length
        -bits: "0:8"
      - id: name
        type: str
        size: length
        encoding: UTF-8
        doc: Its name.
        doc-ref: RFC 7301 section 3.1
        -filter: tls.handshake.extensions_alpn_str
        -name: ALPN Next Protocol
        -bits: "8:*"
  supported_groups:
    doc: The groups in which the client can agree on a key.
    doc-ref: RFC 8446 section 4.2.7
    seq:
      - id: length
        type: u2
        doc: Octets of the list.
        doc-ref: RFC 8446 section 4.2.7
        -filter: tls.handshake.extensions_supported_groups_length
        -name: Supported Groups List Length
        -bits: "0:16"
      - id: groups
        type: u2
        repeat: eos
        doc: One group.
        doc-ref: RFC 8446 section 4.2.7
        -base: hex
        -filter: tls.handshake.extensions_supported_group
        -name: Supported Group
        -bits: "16:*"
  supported_versions:
    doc: The versions that the client speaks.
    doc-ref: RFC 8446 section 4.2.1
    seq:
      - id: length
        type: u1
        doc: Octets of the list.
        doc-ref: RFC 8446 section 4.2.1
        -filter: tls.handshake.extensions.supported_versions_len
        -name: Supported Versions length
        -bits: "0:8"
      - id: versions
        type: u2
        repeat: eos
        doc: One version.
        doc-ref: RFC 8446 section 4.2.1
        -base: hex
        -enum: version
        -filter: tls.handshake.extensions.supported_version
        -name: Supported Version
        -bits: "8:*"
  selected_version:
    doc: The version that the server has chosen.
    doc-ref: RFC 8446 section 4.2.1
    seq:
      - id: version
        type: u2
        doc: The version.
        doc-ref: RFC 8446 section 4.2.1
        -base: hex
        -enum: version
        -filter: tls.handshake.extensions.supported_version
        -name: Supported Version
        -bits: "0:16"
enums:
  content_type:
    20: {id: change_cipher_spec, -name: Change Cipher Spec}
    21: {id: alert, -name: Alert}
    22: {id: handshake, -name: Handshake, -short: Handshake Protocol}
    23: {id: application_data, -name: Application Data}
    24: {id: heartbeat, -name: Heartbeat}
  version:
    0x0300: {id: ssl_3_0, -name: SSL 3.0, -short: SSLv3}
    0x0301: {id: tls_1_0, -name: TLS 1.0, -short: TLSv1}
    0x0302: {id: tls_1_1, -name: TLS 1.1, -short: TLSv1.1}
    0x0303: {id: tls_1_2, -name: TLS 1.2, -short: TLSv1.2}
    0x0304: {id: tls_1_3, -name: TLS 1.3, -short: TLSv1.3}
  handshake_type:
    0: {id: hello_request, -name: Hello Request}
    1: {id: client_hello, -name: Client Hello}
    2: {id: server_hello, -name: Server Hello}
    4: {id: new_session_ticket, -name: New Session Ticket}
    8: {id: encrypted_extensions, -name: Encrypted Extensions}
    11: {id: certificate, -name: Certificate}
    12: {id: server_key_exchange, -name: Server Key Exchange}
    13: {id: certificate_request, -name: Certificate Request}
    14: {id: server_hello_done, -name: Server Hello Done}
    15: {id: certificate_verify, -name: Certificate Verify}
    16: {id: client_key_exchange, -name: Client Key Exchange}
    20: {id: finished, -name: Finished}
    22: {id: certificate_status, -name: Certificate Status}
    67: {id: next_protocol, -name: Encrypted Extensions}
  alert_level:
    1: {id: warning, -name: Warning}
    2: {id: fatal, -name: Fatal}
  alert_description:
    0: {id: close_notify, -name: Close Notify}
    10: {id: unexpected_message, -name: Unexpected Message}
    20: {id: bad_record_mac, -name: Bad Record MAC}
    22: {id: record_overflow, -name: Record Overflow}
    40: {id: handshake_failure, -name: Handshake Failure}
    42: {id: bad_certificate, -name: Bad Certificate}
    43: {id: unsupported_certificate, -name: Unsupported Certificate}
    44: {id: certificate_revoked, -name: Certificate Revoked}
    45: {id: certificate_expired, -name: Certificate Expired}
    46: {id: certificate_unknown, -name: Certificate Unknown}
    47: {id: illegal_parameter, -name: Illegal Parameter}
    48: {id: unknown_ca, -name: Unknown CA}
    49: {id: access_denied, -name: Access Denied}
    50: {id: decode_error, -name: Decode Error}
    51: {id: decrypt_error, -name: Decrypt Error}
    70: {id: protocol_version, -name: Protocol Version}
    71: {id: insufficient_security, -name: Insufficient Security}
    80: {id: internal_error, -name: Internal Error}
    86: {id: inappropriate_fallback, -name: Inappropriate Fallback}
    90: {id: user_canceled, -name: User Canceled}
    100: {id: no_renegotiation, -name: No Renegotiation}
    109: {id: missing_extension, -name: Missing Extension}
    110: {id: unsupported_extension, -name: Unsupported Extension}
    112: {id: unrecognized_name, -name: Unrecognized Name}
    116: {id: certificate_required, -name: Certificate Required}
    120: {id: no_application_protocol, -name: No application Protocol}
  extension_type:
    0: {id: server_name, -name: server_name}
    1: {id: max_fragment_length, -name: max_fragment_length}
    5: {id: status_request, -name: status_request}
    10: {id: supported_groups, -name: supported_groups}
    11: {id: ec_point_formats, -name: ec_point_formats}
    13: {id: signature_algorithms, -name: signature_algorithms}
    15: {id: heartbeat, -name: heartbeat}
    16: {id: alpn, -name: application_layer_protocol_negotiation}
    18: {id: signed_certificate_timestamp, -name: signed_certificate_timestamp}
    21: {id: padding, -name: padding}
    22: {id: encrypt_then_mac, -name: encrypt_then_mac}
    23: {id: extended_master_secret, -name: extended_master_secret}
    27: {id: compress_certificate, -name: compress_certificate}
    28: {id: record_size_limit, -name: record_size_limit}
    35: {id: session_ticket, -name: session_ticket}
    41: {id: pre_shared_key, -name: pre_shared_key}
    42: {id: early_data, -name: early_data}
    43: {id: supported_versions, -name: supported_versions}
    44: {id: cookie, -name: cookie}
    45: {id: psk_key_exchange_modes, -name: psk_key_exchange_modes}
    49: {id: post_handshake_auth, -name: post_handshake_auth}
    51: {id: key_share, -name: key_share}
    13172: {id: next_protocol_negotiation, -name: next_protocol_negotiation}
    17513: {id: application_settings, -name: application_settings}
    65281: {id: renegotiation_info, -name: renegotiation_info}
  name_type:
    0: {id: host_name, -name: host_name}
