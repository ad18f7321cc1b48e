/* Counts the SYNs of a capture and does nothing else: what reading alone costs, the mark that the comparison aims at. */
#include <pcap/pcap.h>
#include <stdio.h>

static unsigned tcp_flags(const u_char *frame, bpf_u_int32 captured) {
  if (captured < 34) {
    return 0;
  }
  unsigned type = frame[12] << 8 | frame[13];
  unsigned tcp = 0;
  if (type == 0x0800 && frame[23] == 6) {
    tcp = 14 + (frame[14] & 15) * 4;
  } else if (type == 0x86dd && frame[20] == 6) {
    tcp = 54;
  }
  return tcp != 0 && tcp + 14 <= captured ? frame[tcp + 13] : 0;
}

int main(int count, char **arguments) {
  char error[PCAP_ERRBUF_SIZE];
  pcap_t *capture = count == 2 ? pcap_open_offline(arguments[1], error) : NULL;
  if (capture == NULL) {
    fprintf(stderr, "%s\n", count == 2 ? error : "usage: count-syns FILE");
    return 2;
  }
  unsigned long packets = 0, syns = 0;
  struct pcap_pkthdr *head;
  const u_char *frame;
  while (pcap_next_ex(capture, &head, &frame) == 1) {
    packets++;
    syns += (tcp_flags(frame, head->caplen) & 0x12) == 0x02;
  }
  printf("%lu packets, %lu SYNs\n", packets, syns);
  pcap_close(capture);
  return 0;
}
