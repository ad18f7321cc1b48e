meta:
  id: radiotap_header
  title: Radiotap header, fixed part
  endian: be
doc: The eight octets in front of what a radio knew of a frame of IEEE 802.11.
doc-ref: https://www.radiotap.org/
-filter: radiotap
-name: Radiotap Header
seq:
  - id: revision
    type: u1
    doc: Zero.
    doc-ref: https://www.radiotap.org/
    -name: Header revision
    -filter: radiotap.version
    -bits: 0..7
  - id: pad
    type: u1
    doc: Unused.
    doc-ref: https://www.radiotap.org/
    -name: Header pad
    -filter: radiotap.pad
    -bits: 8..15
  - id: length
    type: u2le
    doc: Octets of the whole header.
    doc-ref: https://www.radiotap.org/
    -name: Header length
    -filter: radiotap.length
    -bits: 16..31
  - id: present
    type: u4le
    doc: Which fields follow; the highest bit says that another such word does.
    doc-ref: https://www.radiotap.org/
    -name: Present flags
    -filter: radiotap.present.word
    -bits: 32..63
