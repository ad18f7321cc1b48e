package io.loopshark.zeek;

import java.util.Arrays;

/** The TCP ports of Zeek's {@code likely_server_ports}, as its protocol scripts fill it by default. */
final class LikelyServerPorts {

    private static final int[] PORTS = {
        21, 22, 25, 53, 79, 80, 81, 88, 110, 135, 139, 143, 389, 443, 445, 502, 563, 585, 587, 614, 631, 636, 853, 989,
        990, 992, 993, 995, 1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5222, 5223, 5269, 5432, 6379, 6666, 6667,
        6668, 6669, 8000, 8080, 8888, 20000
    };

    private LikelyServerPorts() {}

    static boolean contains(int port) {
        return Arrays.binarySearch(PORTS, port) >= 0;
    }
}
