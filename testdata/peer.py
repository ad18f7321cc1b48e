#!/usr/bin/env python3
"""A TCP peer for recordings, driven line by line over standard input; answers each line with `ok` or `error REASON`.

Java sockets cannot choose their initial sequence number, send data in a SYN, or forget a connection without a word. The
kernel can: TCP_REPAIR sets the number that the next SYN takes and lets a socket vanish; MSG_FASTOPEN sends data in the SYN. A flood of
SYNs is written by hand, on a raw socket.
"""
import socket
import struct
import sys

TCP_REPAIR, TCP_REPAIR_QUEUE, TCP_QUEUE_SEQ = 19, 20, 21
SEND_QUEUE = 2
REPAIR_OFF_QUIETLY = -1
IPPROTO_MPTCP = 262


def signed(number):
    return number - (1 << 32) if number >= 1 << 31 else number


def text(count):
    return (b"loopshark recorded this. " * (count // 25 + 1))[:count]


def with_checksum(address, segment):
    pseudo = socket.inet_aton(address) * 2 + struct.pack("!HH", socket.IPPROTO_TCP, len(segment))
    total = sum(struct.unpack("!%dH" % ((len(pseudo) + len(segment)) // 2), pseudo + segment))
    total = (total & 0xFFFF) + (total >> 16)
    total = (total & 0xFFFF) + (total >> 16)
    return segment[:16] + struct.pack("!H", ~total & 0xFFFF) + segment[18:]


class Peer:
    def open(self, family):
        if family == "raw":
            self.socket = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
            return
        protocol = IPPROTO_MPTCP if family == "mptcp" else socket.IPPROTO_TCP
        self.socket = socket.socket(socket.AF_INET6 if family == "v6" else socket.AF_INET, socket.SOCK_STREAM, protocol)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

    def isn(self, number):
        self.socket.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
        self.socket.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR_QUEUE, SEND_QUEUE)
        self.socket.setsockopt(socket.IPPROTO_TCP, TCP_QUEUE_SEQ, signed(int(number)))
        self.socket.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 0)

    def bind(self, address, port):
        self.socket.bind((address, int(port)))

    def listen(self):
        self.socket.listen(8)

    def accept(self):
        listener = self.socket
        self.socket, _ = listener.accept()

    def connect(self, address, port):
        self.socket.connect((address, int(port)))

    def start(self, address, port):
        """Sends the SYN and doesn't wait for an answer."""
        self.socket.setblocking(False)
        self.socket.connect_ex((address, int(port)))

    def fastopen(self, address, port, count):
        self.socket.sendto(text(int(count)), socket.MSG_FASTOPEN, (address, int(port)))

    def flood(self, address, port, first, count):
        """Sends SYNs from as many ports, of which nobody will send the third message."""
        for source in range(int(first), int(first) + int(count)):
            header = struct.pack("!HHIIBBHHH", source, int(port), source * 100_000, 0, 6 << 4, 2, 65535, 0, 0)
            mss = struct.pack("!BBH", 2, 4, 1460)
            self.socket.sendto(with_checksum(address, header + mss), (address, 0))

    def send(self, count):
        self.socket.sendall(text(int(count)))

    def receive(self, count):
        left = int(count)
        while left > 0:
            got = len(self.socket.recv(left))
            if got == 0:
                raise OSError("end of stream with %d bytes to come" % left)
            left -= got

    def end(self):
        while self.socket.recv(65536):
            pass

    def shutdown(self):
        self.socket.shutdown(socket.SHUT_WR)

    def close(self):
        self.socket.close()

    def abort(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()

    def vanish(self):
        """Forgets the connection without sending anything, as a machine that lost its power."""
        self.socket.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
        self.socket.close()


def main():
    peer = Peer()
    for line in sys.stdin:
        name, *arguments = line.split()
        try:
            getattr(peer, name)(*arguments)
            print("ok", flush=True)
        except OSError as error:
            print("error", error, flush=True)


main()
