package io.loopshark.testdata.script;

/**
 * One of the two hosts of a script.
 *
 * @param address the IPv4 address, its first octet in the highest bits
 * @param port the port
 * @param isn what its numbers count from
 * @param hardware the last octet of its Ethernet address, the others of which say that it is locally administered
 */
record Host(int address, int port, int isn, int hardware) {

    /**
     * A host as a script names it.
     *
     * @throws IllegalArgumentException when address, port or number is none
     */
    static Host parse(String dotted, String port, String isn, int hardware) {
        String[] octets = dotted.split("\\.", -1);
        if (octets.length != 4) {
            throw new IllegalArgumentException("no IPv4 address: " + dotted);
        }
        int address = 0;
        for (String octet : octets) {
            address = address << 8 | within(octet, 255);
        }
        return new Host(address, within(port, 65_535), Integer.parseUnsignedInt(isn), hardware);
    }

    private static int within(String number, int greatest) {
        int value = Integer.parseInt(number);
        if (value > greatest) {
            throw new IllegalArgumentException(number + " is above " + greatest);
        }
        return value;
    }
}
