meta:
  id: lisp_data_header
  title: LISP data header
  endian: be
doc: The eight octets in front of an IP packet between two tunnel routers.
doc-ref: RFC 9300 section 5.3
-filter: lisp-data
-name: Locator/ID Separation Protocol (Data)
seq:
  - id: flags_nonce
    type: u4
    doc: Flags, and a nonce or map versions.
    doc-ref: RFC 9300 section 5.3
    -name: Flags and nonce
    -bits: 0..31
    -parts:
      - name: Flags
        filter: lisp-data.flags
        bits: 0..7
      - name: Nonce
        filter: lisp-data.nonce
        bits: 8..31
  - id: instance_locators
    type: u4
    doc: An instance identifier or which locators can be reached.
    doc-ref: RFC 9300 section 5.3
    -name: Instance ID and locator status bits
    -bits: 32..63
