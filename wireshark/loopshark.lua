-- Loopshark inside Wireshark: judges every TCP connection of a capture as `loopshark verify` does, and shows what it found
-- beside the packets. Copy this one file into the folder that Help > About Wireshark > Folders calls "Personal Lua Plugins".
-- docs/wireshark.md tells the rest.
--
-- It is the packages io.loopshark.connection and io.loopshark.verdict once more, rule by rule and with the same names; a test
-- holds the two against each other. All values come from Wireshark's own dissectors; none is read from the bytes a second time
-- but TCP's options, whose lengths Wireshark does not show.
--
-- Runs under Lua 5.2 (Wireshark 4.0), 5.3 and 5.4 (Wireshark 4.4), so there are neither bit operators nor integer divisions here.
--
-- Copyright the authors of Loopshark. SPDX-License-Identifier: Apache-2.0

local VERSION = "0.1.0"

local floor, max, min, abs = math.floor, math.max, math.min, math.abs
local CLIENT, SERVER = "CLIENT", "SERVER"
local MILLISECOND, SECOND = 1000000, 1000000000 -- times are nanoseconds, as numbers that hold them exactly

local function other(side)
    return side == CLIENT and SERVER or CLIENT
end

-- ---- Sequence numbers: 32 bits, counted modulo 2^32 (RFC 9293, 3.4) -----------------------------------------------------------

local SPACE, HALF = 4294967296, 2147483648

local function number32(n)
    return n % SPACE
end

-- Half of the space away lies both before and after: so the comparisons of the Java, and of Wireshark, have it.
local function before(a, b)
    return (a - b) % SPACE >= HALF
end

local function after(a, b)
    local distance = (a - b) % SPACE
    return distance > 0 and distance < HALF
end

local function at_or_after(a, b)
    return (a - b) % SPACE < HALF
end

-- Octets from one number forward to another; negative when that lies before.
local function distance(from, to)
    local forward = (to - from) % SPACE
    return forward < HALF and forward or forward - SPACE
end

local function within(x, low, high)
    return (x - low) % SPACE <= (high - low) % SPACE
end

local function later(a, b)
    return after(a, b) and a or b
end

-- 2^n as an integer, where Lua tells integers from other numbers.
local function power(n)
    return floor(2 ^ n)
end

-- ---- Kinds of findings, and what they say --------------------------------------------------------------------------------------

local VIOLATION, ANOMALY, NOTE = "VIOLATION", "ANOMALY", "NOTE"

local KINDS = {
    SYN_ACK_NUMBER = { VIOLATION, "RFC 9293 §3.10.7.3" },
    HANDSHAKE_ACK_NUMBER = { VIOLATION, "RFC 9293 §3.10.7.4" },
    HANDSHAKE_ACK_SEQUENCE = { VIOLATION, "RFC 9293 §3.10.7.3" },
    ISN_CHANGED = { ANOMALY, "RFC 9293 §3.4.1" },
    ILLEGAL_FLAGS = { VIOLATION, "RFC 9293 §3.10.7.4" },
    OPTION_NOT_NEGOTIATED = { VIOLATION, "RFC 9293 §3.2" },
    TIMESTAMP_MISSING = { ANOMALY, "RFC 7323 §3.2" },
    ACK_OF_UNSENT_DATA = { VIOLATION, "RFC 9293 §3.10.7.4" },
    SEQUENCE_GAP = { ANOMALY, "RFC 9293 §3.4" },
    BEYOND_WINDOW = { VIOLATION, "RFC 9293 §3.8.6" },
    WINDOW_SHRUNK = { ANOMALY, "RFC 9293 §3.8.6" },
    RETRANSMISSION = { ANOMALY, "RFC 9293 §3.10.8" },
    FAST_RETRANSMISSION = { ANOMALY, "RFC 5681 §3.2" },
    SPURIOUS_RETRANSMISSION = { ANOMALY, "RFC 9293 §3.10.7.4" },
    OUT_OF_ORDER = { ANOMALY, "RFC 9293 §3.10.7.4" },
    DUPLICATE_ACK = { ANOMALY, "RFC 5681 §3.2" },
    RETRANSMISSION_DIFFERS = { VIOLATION, "RFC 9293 §3.4" },
    KEEP_ALIVE = { NOTE, "RFC 9293 §3.8.4" },
    KEEP_ALIVE_ACK = { NOTE, "RFC 9293 §3.8.4" },
    ZERO_WINDOW = { NOTE, "RFC 9293 §3.8.6" },
    ZERO_WINDOW_PROBE = { NOTE, "RFC 9293 §3.8.6.1" },
    ZERO_WINDOW_PROBE_ACK = { NOTE, "RFC 9293 §3.8.6.1" },
    WINDOW_UPDATE = { NOTE, "RFC 9293 §3.10.7.4" },
    WINDOW_FULL = { NOTE, "RFC 9293 §3.8.6" },
    SACK_INVALID = { VIOLATION, "RFC 2018 §3" },
    TIMESTAMP_REGRESSED = { ANOMALY, "RFC 7323 §5.2" },
    FIN_ACK_NUMBER = { VIOLATION, "RFC 9293 §3.10.7.4" },
    DATA_AFTER_FIN = { VIOLATION, "RFC 9293 §3.1" },
    SEQUENCE_AFTER_FIN = { VIOLATION, "RFC 9293 §3.4" },
    DATA_AFTER_PEER_CLOSED = { NOTE, "RFC 9293 §3.6.1" },
    DATA_LOST_BY_RESET = { NOTE, "RFC 9293 §3.10.7.4" },
    RESET_UNACCEPTABLE = { VIOLATION, "RFC 9293 §3.5.2" },
    OLD_DUPLICATE_SYN = { NOTE, "RFC 9293 §3.5" },
    HALF_OPEN_DISCOVERED = { NOTE, "RFC 9293 §3.5.1" },
    CHALLENGE_ACK = { NOTE, "RFC 5961 §4.2" },
    PORT_REUSED = { NOTE, "RFC 9293 §3.4.1" },
    FAST_OPEN = { NOTE, "RFC 7413 §3" },
    ECN_NEGOTIATED = { NOTE, "RFC 3168 §6.1.1" },
    SIMULTANEOUS_OPEN = { NOTE, "RFC 9293 §3.5" },
    DUPLICATE_FRAME = { NOTE, "RFC 9293 §3.4" },
}

local chinese = false -- a preference decides

-- One sentence in the language chosen; {0}, {1} … stand for the values, of which numbers are written as integers.
local function say(english, mandarin, ...)
    local values = { ... }
    return (string.gsub(chinese and mandarin or english, "{(%d)}", function(index)
        local value = values[tonumber(index) + 1]
        return type(value) == "number" and string.format("%.0f", value) or tostring(value)
    end))
end

-- ---- One segment ---------------------------------------------------------------------------------------------------------------

-- frame, nanos; source, destination (address and port as octets), pair (the same for both directions); seq, ack (32 bits each),
-- the flags fin, syn, rst, acks (for ACK), urg and flags (all twelve bits), window; header (its octets), header_length, checksum;
-- length (of the data), lost (octets beyond that which the frame was cut short of), data (what was captured of it); id (of IPv4,
-- else 0), v6, source_address, destination_address; options (below), analysis (Wireshark's flags, nil without any).
local Segment = {}
Segment.__index = Segment

-- SEG.SEQ + SEG.LEN
function Segment:next()
    return number32(self.seq + self:span())
end

-- SEG.LEN: data, and one each for SYN and FIN
function Segment:span()
    return self.length + (self.syn and 1 or 0) + (self.fin and 1 or 0)
end

-- Where its sender goes on: with what the frame was cut short of.
function Segment:stop()
    return number32(self:next() + self.lost)
end

function Segment:first_octet()
    return number32(self.seq + (self.syn and 1 or 0))
end

function Segment:plain_syn()
    return self.syn and not self.acks
end

function Segment:syn_ack()
    return self.syn and self.acks
end

-- Neither SYN nor RST: an ordinary segment of an open connection.
function Segment:ordinary()
    return not self.syn and not self.rst
end

function Segment:pure_ack()
    return self.acks and self:ordinary() and self:span() == 0
end

-- Zeros that fill an Ethernet frame, and that a middlebox has counted as data: how many octets at the end may be no more than that.
function Segment:padding()
    local whole = self.header_length + self.length
    if whole ~= 26 and whole ~= 22 or self.v6 then
        return 0
    end
    return self.length - #string.match(self.data, "^(.-)\0*$")
end

local FLAG_NAMES = { "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE" }

local function flag(flags, bit)
    return floor(flags / power(bit)) % 2 == 1
end

function Segment:flag_names()
    local names = {}
    for i, name in ipairs(FLAG_NAMES) do
        if flag(self.flags, i - 1) then
            names[#names + 1] = name
        end
    end
    if self.flags >= 512 then
        names[#names + 1] = "Reserved"
    end
    return "[" .. (#names == 0 and "<None>" or table.concat(names, ", ")) .. "]"
end

-- ---- TCP's options -------------------------------------------------------------------------------------------------------------

local LENGTHS = {
    [2] = function(n) return n == 4 end,
    [3] = function(n) return n == 3 end,
    [4] = function(n) return n == 2 end,
    [5] = function(n) return n >= 10 and n % 8 == 2 end,
    [8] = function(n) return n == 10 end,
    [19] = function(n) return n == 18 end,
    [28] = function(n) return n == 4 end,
    [29] = function(n) return n >= 4 end,
    [30] = function(n) return n >= 3 end,
}

local function word(bytes, at)
    local a, b, c, d = string.byte(bytes, at, at + 3)
    return ((a * 256 + b) * 256 + c) * 256 + d
end

local NO_OPTIONS = {}

local READ = {
    [2] = function(options, bytes, at)
        local high, low = string.byte(bytes, at + 2, at + 3)
        options.mss = high * 256 + low
    end,
    [3] = function(options, bytes, at)
        options.scale = string.byte(bytes, at + 2)
    end,
    [4] = function(options)
        options.sack_permitted = true
    end,
    [5] = function(options, bytes, at, length)
        options.sack = options.sack or {}
        for edge = at + 2, at + length - 8, 8 do
            if #options.sack < 4 then
                table.insert(options.sack, { word(bytes, edge), word(bytes, edge + 4) })
            end
        end
    end,
    [8] = function(options, bytes, at)
        options.timestamps, options.value, options.echo = true, word(bytes, at + 2), word(bytes, at + 6)
    end,
    [34] = function(options, _, _, length)
        options.cookie = length > 2
    end,
}

local function fast_open_experiment(options, bytes, at, length)
    local high, low = string.byte(bytes, at + 2, at + 3)
    if length > 4 and high == 0xf9 and low == 0x89 then
        options.cookie = true
    end
end

-- What the options say: mss, scale, sack_permitted, sack, timestamps with value and echo, cookie (of Fast Open); unclear where some
-- were cut off or cannot be right. `bytes` is what was captured of them, `room` how many octets the header has for them.
local function read_options(bytes, room)
    if room == 0 then
        return NO_OPTIONS
    end
    local options = { unclear = #bytes < room or nil }
    local at, captured = 1, #bytes
    while at <= captured do
        local kind, length = string.byte(bytes, at, at + 1)
        if kind <= 1 then
            at = at + 1
            -- Behind the end of the list lies padding. Zeros are taken for more ends, as Wireshark does; the rest is not looked at.
            if kind == 0 and length and length ~= 0 then
                break
            end
        elseif not length or length < 2 or at + length - 1 > room then
            if length or at >= room then
                options.unclear = true
            end
            break
        else
            if at + length - 1 <= captured then
                local fits = LENGTHS[kind]
                if fits and not fits(length) then
                    options.unclear = true
                else
                    local read = READ[kind] or (kind == 253 or kind == 254) and length >= 4 and fast_open_experiment
                    if read then
                        read(options, bytes, at, length)
                    end
                end
            end
            at = at + length
        end
    end
    return options
end

-- ---- Holes: ranges of one peer's numbers that were passed over -----------------------------------------------------------------

local MOST_HOLES = 64 -- beyond that the newest grows

local function open_hole(holes, start, stop, frame)
    if #holes == MOST_HOLES then
        holes[#holes].stop = stop
    else
        holes[#holes + 1] = { start = start, stop = stop, frame = frame }
    end
end

-- Takes [from, to) out of what is missing; returns how many numbers that filled.
local function fill_holes(holes, from, to)
    local filled, i = 0, 1
    while i <= #holes do
        local hole = holes[i]
        local low = later(from, hole.start)
        local high = before(to, hole.stop) and to or hole.stop
        if after(high, low) then
            filled = filled + distance(low, high)
            if low == hole.start and high == hole.stop then
                table.remove(holes, i)
                i = i - 1
            elseif low == hole.start then
                hole.start = high
            else
                local stop = hole.stop
                hole.stop = low
                if high ~= stop and #holes < MOST_HOLES then
                    table.insert(holes, i + 1, { start = high, stop = stop, frame = hole.frame })
                end
            end
        end
        i = i + 1
    end
    return filled
end

-- ---- A FIN that one peer sent: its first copy, and whether the other side has got it -------------------------------------------

local Fin = {}
Fin.__index = Fin

-- new_timestamp: whether no segment before, captured or not, can have had the TSval of this one
-- alone: whether nothing else of its sender that is to be answered can still have been under way
local function new_fin(segment, new_timestamp, alone)
    return setmetatable({
        alone = alone,
        number = number32(segment:stop() - 1),
        frame = segment.frame,
        nanos = segment.nanos,
        timestamp = segment.options.value or 0,
        timestamp_is_new = new_timestamp and segment.options.timestamps,
        acknowledged = false,
        acknowledged_frame = 0,
        acknowledged_nanos = 0,
    }, Fin)
end

function Fin:acknowledge(number, segment)
    if not self.acknowledged and after(number, self.number) then
        self.acknowledged, self.acknowledged_frame, self.acknowledged_nanos = true, segment.frame, segment.nanos
    end
end

-- Whether this segment of the other side proves that the FIN had arrived.
function Fin:echoed_by(segment)
    return self.timestamp_is_new and segment.options.timestamps and at_or_after(segment.options.echo, self.timestamp)
end

-- Whether this segment of the other side was sent before the FIN arrived: its time or the timestamp that it echoes tells.
function Fin:unknown_to(segment)
    return segment.nanos < self.nanos or segment.options.timestamps and before(segment.options.echo, self.timestamp)
end

-- Whether this segment of the other side may answer the acknowledgement of its own FIN, sent just before with the same TSval.
function Fin:shares_answer(segment, own)
    return own.acknowledged
        and own.acknowledged_frame < self.frame
        and not self.timestamp_is_new
        and segment.options.timestamps
        and segment.options.echo == self.timestamp
        and self.nanos - own.acknowledged_nanos < segment.nanos - self.nanos
end

-- ---- One end of a connection: its variables of RFC 9293, 3.3.1, as far as the capture tells ------------------------------------

-- A number means something only where the field …_known beside it says so.
local Peer = {}
Peer.__index = Peer

local REMEMBERED_STEPS = 8 -- acknowledgement numbers before the latest one
local LARGEST_STEP = 32767 -- more is too far to be remembered
-- What was sent so long before is no longer under way. A segment may wait on the loopback interface until its processor gets to it,
-- while what was sent later takes another processor.
local LONGEST_UNDER_WAY = 100 * MILLISECOND
local LARGEST_SHIFT = 14 -- RFC 7323, 2.3

local function new_peer(endpoint)
    return setmetatable({
        endpoint = endpoint,
        iss_known = false, iss = 0,
        sent = false, snd_nxt = 0, lowest = 0,
        una_known = false, snd_una = 0,
        ahead_known = false, ahead = 0,
        timestamp = 0, bytes = 0, fin = nil, holes = {},
        asked = nil, asked_ack = 0, -- when it sent last what is to be answered, and what that acknowledged
        rcv_nxt_known = false, rcv_nxt = 0, rcv_nxt_said_at = 0,
        any_ack = false, first_ack = 0, last_ack = 0, ack_before = 0, acks = {},
        window = 0, max_window = 0, shift = 0, shift_known = false,
        edge_known = false, right_edge = 0, window_seq = 0, window_ack = 0,
        state = nil, observed = false, packets = 0,
        syn_flags = 0, syn_ack_bits = false, syn_ack_number = 0, syn_value = 0, syn_again = false, syn_length = 0, syn_shift = 0,
        syn_mss = 0, in_some = {}, in_every = {},
        memory = nil, -- the payloads of this peer that are kept for comparison, newest first
    }, Peer)
end

function Peer:has_holes()
    return #self.holes > 0
end

function Peer:fin_acknowledged()
    return self.fin ~= nil and self.fin.acknowledged
end

-- Whether what was seen of this peer begins with this number: that behind a SYN which is captured late.
function Peer:begins_at(number)
    return self.sent and not self.iss_known and self.lowest == number
end

-- Whether this number lies among those seen of this peer, or at most so far from them.
function Peer:may_own(number, room)
    return not self.sent or within(number, self.lowest - room, self.snd_nxt + room)
end

-- Whether the other side acknowledged this octet before the capture had shown it.
function Peer:acknowledged_unseen(octet)
    return self.ahead_known and before(octet, self.ahead)
end

-- Whether what has this number is old: it lies before this connection's SYN.
function Peer:before_syn(number)
    return self.iss_known and not after(number, self.iss)
end

-- Whether this peer is remembered to have sent this acknowledgement number: the first, the latest and the highest are.
function Peer:has_acknowledged(number)
    if not self.any_ack then
        return false
    end
    if number == self.first_ack or number == self.last_ack or number == self.ack_before
        or self.rcv_nxt_known and number == self.rcv_nxt then
        return true
    end
    for i = 1, #self.acks do
        if self.acks[i] == number then
            return true
        end
    end
    return false
end

function Peer:has_sent_already(acknowledgement, sequence)
    return self.rcv_nxt_known and acknowledgement == self.rcv_nxt and sequence == self.rcv_nxt_said_at
end

-- Where the window ends that counts now; right_edge may be beyond it.
function Peer:window_end()
    return number32(self.window_ack + self.window)
end

-- The window that this segment offers; that of a SYN is not scaled (RFC 7323, 2.2).
function Peer:offered_by(segment)
    return segment.syn and segment.window or segment.window * power(self.shift)
end

-- Whether this segment tells the window anew and is no old one (RFC 9293, 3.10.7.4: SND.WL1 and SND.WL2).
function Peer:updates_window(segment, to)
    if not segment.acks then
        return false
    end
    if not self.edge_known then
        return true
    end
    return (not self.rcv_nxt_known or at_or_after(segment.ack, self.rcv_nxt))
        and (not to.sent or not after(segment.ack, to.snd_nxt))
        and (after(segment.seq, self.window_seq)
            or segment.seq == self.window_seq and at_or_after(segment.ack, self.window_ack))
end

function Peer:may_have_offered(option)
    return self.in_some[option] ~= nil or self.in_some.unclear ~= nil
end

-- Whether this SYN-ACK of the other side answers a SYN that the capture does not hold: it echoes a timestamp, and no SYN had one.
function Peer:unseen_syn_answered_by(segment)
    return segment.options.timestamps and segment.options.echo ~= 0 and not self:may_have_offered("timestamps")
end

-- Whether this segment of the other side echoes none of the TSvals of this peer's SYN-ACKs, nor one between them.
function Peer:unseen_syn_ack_answered_by(segment)
    return segment.options.timestamps
        and segment.options.echo ~= 0
        and self:may_have_offered("timestamps")
        and not within(segment.options.echo, self.syn_value, self.timestamp)
end

function Peer:opened_in_answer_to(syn)
    return self.iss_known and self.syn_ack_bits and within(self.syn_ack_number, syn.seq + 1, syn:next())
end

-- ---- … and how it moves

local NEXT_STATE = { -- Figure 5 of RFC 9293, 3.3.2, as far as segments show it
    ["CLOSED"] = { SENT_SYN = "SYN-SENT", SENT_SYN_ACK = "SYN-RECEIVED" },
    ["LISTEN"] = { SENT_SYN = "SYN-SENT", SENT_SYN_ACK = "SYN-RECEIVED" },
    ["SYN-SENT"] = { SENT_SYN_ACK = "SYN-RECEIVED", ACKNOWLEDGED_SYN = "ESTABLISHED", RESET = "CLOSED" },
    ["SYN-RECEIVED"] = {
        SYN_ACKNOWLEDGED = "ESTABLISHED", SENT_FIN = "FIN-WAIT-1", ACKNOWLEDGED_FIN = "CLOSE-WAIT",
        RESET = "CLOSED", RESET_OF_PASSIVE = "LISTEN",
    },
    ["ESTABLISHED"] = { SENT_FIN = "FIN-WAIT-1", ACKNOWLEDGED_FIN = "CLOSE-WAIT", RESET = "CLOSED" },
    ["FIN-WAIT-1"] = { FIN_ACKNOWLEDGED = "FIN-WAIT-2", ACKNOWLEDGED_FIN = "CLOSING", RESET = "CLOSED" },
    ["FIN-WAIT-2"] = { ACKNOWLEDGED_FIN = "TIME-WAIT", RESET = "CLOSED" },
    ["CLOSE-WAIT"] = { SENT_FIN = "LAST-ACK", RESET = "CLOSED" },
    ["CLOSING"] = { FIN_ACKNOWLEDGED = "TIME-WAIT", RESET = "CLOSED" },
    ["LAST-ACK"] = { FIN_ACKNOWLEDGED = "CLOSED", RESET = "CLOSED" },
    ["TIME-WAIT"] = { RESET = "CLOSED" },
}

local STATES = {
    "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK",
    "TIME-WAIT", "CLOSED",
}
local STATE_NUMBER = {}
for i, name in ipairs(STATES) do
    STATE_NUMBER[name] = i
end

local function synchronized(state)
    return state ~= nil and state ~= "CLOSED" and STATE_NUMBER[state] >= STATE_NUMBER["ESTABLISHED"]
end

function Peer:enter(state, observed)
    self.state, self.observed = state, observed
end

-- Goes where this event leads; out of an unknown state only a SYN leads.
function Peer:undergo(event, observed)
    local state = NEXT_STATE[self.state or "CLOSED"][event]
    if state then
        self:enter(state, observed)
    end
end

local OFFERS = { "mss", "scale", "sack_permitted", "timestamps", "sack", "unclear" }

-- Takes a SYN or SYN-ACK as the beginning of this peer's sequence space.
function Peer:open(syn)
    self.iss = syn.seq
    -- A FIN beside the SYN is not to be processed (RFC 9293, 3.10.7.4, eighth), so it takes no number.
    local behind = number32(syn.seq + 1 + syn.length)
    -- A SYN that was captured late takes nothing back of what was seen of its peer before.
    self.snd_nxt = self:begins_at(behind) and self.snd_nxt or behind
    self.lowest = syn.seq
    self.timestamp = syn.options.value or 0
    self.bytes = self.bytes + syn.length
    self.iss_known, self.sent = true, true
    self.syn_flags, self.syn_ack_bits, self.syn_ack_number = syn.flags, syn.acks, syn.ack
    self.syn_value, self.syn_length = syn.options.value or 0, syn.length
    self.syn_shift, self.syn_mss = min(syn.options.scale or 0, LARGEST_SHIFT), syn.options.mss or 0
    self.in_every = {}
    for _, option in ipairs(OFFERS) do
        self.in_some[option] = self.in_some[option] or syn.options[option]
        self.in_every[option] = syn.options[option]
    end
end

-- Takes a further copy of that SYN.
function Peer:open_again(copy)
    self.syn_again = true
    for _, option in ipairs(OFFERS) do
        self.in_some[option] = self.in_some[option] or copy.options[option]
        self.in_every[option] = copy.options[option] ~= nil and self.in_every[option] or nil
    end
end

-- Its SYN proved to be void; the next one begins anew.
function Peer:forget_sequence_space()
    self.iss_known, self.sent, self.una_known, self.ahead_known = false, false, false, false
    self.fin, self.holes = nil, {}
    self.rcv_nxt_known, self.any_ack, self.acks, self.shift_known, self.edge_known = false, false, {}, false, false
    self.window, self.max_window, self.shift = 0, 0, 0
    self.syn_again, self.in_some = false, {}
    self.memory = nil
end

-- Moves SND.NXT over what this segment carries, and notes its FIN.
function Peer:send(segment)
    local follows = self.sent and segment.seq == self.snd_nxt
    local alone = self.una_known and self.snd_una == segment.seq and not (self.asked and self.asked_ack == segment.ack
        and segment.nanos - self.asked < LONGEST_UNDER_WAY)
    self:send_numbers(segment, segment.seq, segment:stop(), segment.length + segment.lost)
    if segment.fin and not self.fin and not self:before_syn(segment:stop() - 1) then
        local news = segment.acks and (not self.rcv_nxt_known or after(segment.ack, self.rcv_nxt))
        self.fin = new_fin(segment, follows and (segment.options.value or 0) ~= self.timestamp and not news, alone)
    end
    if segment.length > 0 or not follows then
        self.asked, self.asked_ack = segment.nanos, segment.ack
    end
    if segment.options.timestamps then
        self.timestamp = segment.options.value
    end
end

function Peer:send_numbers(segment, sequence, stop, length)
    if not self.sent then
        self.sent, self.lowest, self.snd_nxt = true, sequence, stop
        self.bytes = self.bytes + length
    elseif sequence == self.snd_nxt then
        self.snd_nxt = stop
        self.bytes = self.bytes + length
    elseif after(sequence, self.snd_nxt) then
        open_hole(self.holes, self.snd_nxt, sequence, segment.frame)
        self.snd_nxt = stop
        self.bytes = self.bytes + length
    else
        local first = segment:first_octet()
        local last = number32(first + length)
        if after(last, self.snd_nxt) then
            self.bytes = self.bytes + distance(later(first, self.snd_nxt), last)
        end
        self.bytes = self.bytes + fill_holes(self.holes, first, last)
        fill_holes(self.holes, last, stop) -- a FIN's number is no octet
        self.snd_nxt = later(self.snd_nxt, stop)
        self.lowest = before(sequence, self.lowest) and sequence or self.lowest
    end
end

-- The other side acknowledged this peer's numbers; above SND.NXT that means nothing.
function Peer:acknowledged(number, segment)
    if self.sent and after(number, self.snd_nxt) then
        self.ahead = self.ahead_known and later(self.ahead, number) or number
        self.ahead_known = true
        return
    end
    if self.iss_known and not after(number, self.iss) then
        return
    end
    if self.ahead_known and not before(number, self.ahead) then
        self.ahead_known = false
    end
    if not self.una_known or before(self.snd_una, number) then
        self.snd_una, self.una_known = number, true
    end
    if self.fin then
        self.fin:acknowledge(number, segment)
    end
end

function Peer:note_ack(number)
    if not self.any_ack then
        self.any_ack, self.first_ack, self.ack_before, self.last_ack = true, number, number, number
        self.acks = {}
    elseif number ~= self.last_ack then
        local step = distance(self.last_ack, number)
        if step < -LARGEST_STEP - 1 or step > LARGEST_STEP then
            self.acks = {}
        else
            table.insert(self.acks, 1, self.last_ack)
            self.acks[REMEMBERED_STEPS + 1] = nil
        end
        self.ack_before, self.last_ack = self.last_ack, number
    end
end

-- This peer acknowledges; `possible` tells whether the other side is known to have sent that much.
function Peer:acknowledge(number, sequence, possible)
    self:note_ack(number)
    if possible and (not self.rcv_nxt_known or after(number, self.rcv_nxt)) then
        self.rcv_nxt, self.rcv_nxt_said_at, self.rcv_nxt_known = number, sequence, true
    end
end

-- This peer offers `to` room up to its acknowledgement + window.
function Peer:offer(segment, to)
    local offered = self:offered_by(segment)
    self.max_window = max(self.max_window, offered)
    if not self.edge_known then
        self.window = offered
    end
    if self:updates_window(segment, to) then
        self.window, self.window_seq, self.window_ack = offered, segment.seq, segment.ack
    end
    if segment.acks then
        local edge = number32(segment.ack + offered)
        self.right_edge = self.edge_known and later(self.right_edge, edge) or edge
        self.edge_known = true
    end
end

-- ---- One connection ------------------------------------------------------------------------------------------------------------

local Connection = {}
Connection.__index = Connection

local MOST_MISSED = 134217728 -- so many octets in a row a capture may miss before what follows is of another connection
local MOST_OTHER_SYNS = 8

local function new_connection(number, client, server, segment, predecessor)
    return setmetatable({
        number = number,
        pair = segment.pair,
        client = client,
        server = server,
        self_connected = client == server,
        predecessor = predecessor,
        first_frame = segment.frame, start = segment.nanos,
        last_frame = segment.frame, last = segment.nanos,
        packets = 0,
        seen = {}, -- which segments of the opening
        other_syns = {}, -- SYNs and SYN-ACKs whose ISN is not the one that counts
        teardown_kind = nil, closed_first_by = nil, first_fin_acknowledged_alone = false,
        timestamps_agreed = false, scale_agreed = false,
        memos = {}, undecided = 0, -- what the rules remember
        counts = {}, violated = false, inconclusive = false, -- what they found
        limbo = nil, stray = nil, -- segments whose connection is not decided yet
        evicted = false,
    }, Connection)
end

function Connection:peer(side)
    return side == CLIENT and self.client or self.server
end

function Connection:sender(segment)
    return segment.source == self.client.endpoint and CLIENT or SERVER
end

function Connection:both_syns_seen()
    return self.client.iss_known and self.server.iss_known
end

-- Whether both SYNs were captured and nothing is missing: only then the numbers are known for certain.
function Connection:known()
    return self:both_syns_seen() and not self.client:has_holes() and not self.server:has_holes()
end

function Connection:may_be_agreed(option)
    return self.client:may_have_offered(option) and self.server:may_have_offered(option)
end

-- Whether it is known how both peers' window fields are to be shifted.
function Connection:knows_shifts()
    return self:both_syns_seen() and self.scale_agreed == self:may_be_agreed("scale")
end

function Connection:lacks_direction()
    return self.client.packets == 0 or self.server.packets == 0
end

function Connection:over()
    return self.teardown_kind == "RESET" or self.client:fin_acknowledged() and self.server:fin_acknowledged()
end

-- Whether this is a SYN-ACK of the connection before, which means nothing to this one.
function Connection:is_old_syn_ack(segment)
    local before_it = self.predecessor
    return before_it ~= nil
        and before_it.opened
        and segment:syn_ack()
        and segment.seq == before_it.server_isn
        and within(segment.ack, before_it.client_isn + 1, before_it.client_isn + 1 + before_it.syn_length)
        and not self:acknowledges_some_syn(self:peer(other(self:sender(segment))), segment.ack)
end

-- Whether at least one of the segment's two numbers can belong here.
function Connection:concerns(segment)
    local over = self:over()
    if not segment.acks or over and segment.rst then
        return true
    end
    local side = self:sender(segment)
    local room = over and 1 or MOST_MISSED
    return self:peer(side):may_own(segment.seq, room) or self:peer(other(side)):may_own(segment.ack, room)
end

function Connection:predecessor_of_next()
    return {
        number = self.number,
        over = self:over(),
        last = self.last,
        opened = self:both_syns_seen(),
        client_isn = self.client.iss,
        server_isn = self.server.iss,
        syn_length = self.client.syn_length,
    }
end

-- ---- … its opening

function Connection:note_opening(segment, side)
    local seen, client = self.seen, side == CLIENT
    if segment.rst then
        if not (seen.client_ack or seen.server_ack) then
            seen[client and "client_rst" or "server_rst"] = true
        end
    elseif segment.syn then
        seen[(client and "client_syn" or "server_syn") .. (segment.acks and "_ack" or "")] = true
    elseif segment.acks then
        seen[client and "client_ack" or "server_ack"] = true
    end
end

function Connection:only_asked_for()
    return next(self.seen) == "client_syn" and next(self.seen, "client_syn") == nil
end

function Connection:awaits_third_segment()
    local seen = self.seen
    return seen.client_syn and seen.server_syn_ack and not seen.client_ack and not seen.server_syn
end

-- How far the opening got, whatever the numbers.
function Connection:handshake()
    local seen = self.seen
    if seen.client_syn and seen.server_syn or self.self_connected and self:both_syns_seen() then
        return "SIMULTANEOUS_OPEN"
    elseif not seen.client_syn then
        return "NOT_SEEN"
    elseif seen.server_syn_ack then
        return seen.client_ack and "COMPLETE" or (seen.client_rst or seen.server_rst) and "RESET" or "NO_FINAL_ACK"
    elseif seen.client_ack or seen.server_ack then
        return "NOT_SEEN"
    end
    return seen.server_rst and "REFUSED" or "NO_REPLY"
end

-- Whether the opening got to its end: each SYN has been answered with an ACK of the other side's.
function Connection:opened()
    local handshake, seen = self:handshake(), self.seen
    return handshake == "COMPLETE"
        or handshake == "SIMULTANEOUS_OPEN"
            and (seen.client_syn_ack or seen.client_ack)
            and (self.self_connected or seen.server_syn_ack or seen.server_ack)
        or false
end

function Connection:note_other_syn(syn)
    if #self.other_syns < MOST_OTHER_SYNS then
        table.insert(self.other_syns, syn)
    end
end

-- Of the other SYNs of this peer, the one that ends just before this number.
function Connection:other_syn_ending_at(peer, number)
    for _, syn in ipairs(self.other_syns) do
        if syn.source == peer.endpoint and syn:next() == number then
            return syn
        end
    end
    return nil
end

-- Whether this SYN begins what its sender has sent so far: no data yet, or the capture has the SYN a little late.
local function begins(syn, from, to)
    if to:opened_in_answer_to(syn) or from:begins_at(syn:next()) then
        return true
    end
    if to.rcv_nxt_known then
        return within(to.rcv_nxt, syn.seq + 1, syn:next())
    end
    -- A server that splits its SYN-ACK may acknowledge first and send its SYN then.
    return from.bytes == 0 and not from.fin
end

-- Whether this is a SYN without ACK that does not begin its sender's sequence space on this connection.
local function is_other_syn(segment, from, to)
    if not segment:plain_syn() then
        return false
    elseif from.iss_known then
        return from.iss ~= segment.seq
    end
    return not begins(segment, from, to)
end

-- Whether this third segment answers a SYN-ACK with another ISN than the one that was captured.
function Connection:answers_unseen_syn_ack(third, from, to)
    if from ~= self.client
        or not third.acks
        or from.rcv_nxt_known
        or not from.syn_again
        or not to.iss_known
        or within(third.ack, to.iss + 1, to.snd_nxt + MOST_MISSED)
        or not to:unseen_syn_ack_answered_by(third) then
        return false
    end
    for _, syn in ipairs(self.other_syns) do
        if syn.source == to.endpoint and (syn.options.value or 0) == third.options.echo then
            return false
        end
    end
    return true
end

-- Whether this acknowledgement is one that a SYN of this peer can have caused.
function Connection:acknowledges_some_syn(peer, number)
    if peer.iss_known and after(number, peer.iss) and not after(number, peer.iss + 1 + peer.syn_length) then
        return true
    end
    for _, syn in ipairs(self.other_syns) do
        if syn.source == peer.endpoint and after(number, syn.seq) and at_or_after(syn.seq + 1 + syn.length, number) then
            return true
        end
    end
    return false
end

-- ---- … its end

function Connection:teardown()
    local seen = self.seen
    if self.teardown_kind == "RESET" then
        return "RESET"
    elseif self:lacks_direction() and (seen.client_ack or seen.server_ack or seen.server_syn_ack) then
        return "NOT_SEEN"
    elseif not self.client.fin and not self.server.fin then
        return "OPEN"
    end
    return self:over() and self.teardown_kind or "HALF_CLOSED"
end

function Connection:close_first(side)
    self.closed_first_by = self.closed_first_by or side
end

-- The first FIN of a side settles what kind of close it is going to be.
function Connection:note_fin(segment, side)
    local from, to = self:peer(side), self:peer(other(side))
    if from.fin.frame ~= segment.frame or self.teardown_kind == "RESET" then
        return
    end
    if self.self_connected or to.fin and not to.fin.acknowledged and not to.fin:echoed_by(segment) then
        self.teardown_kind, self.closed_first_by = "SIMULTANEOUS", "BOTH"
    elseif not to.fin then
        self:close_first(side)
    else
        self.teardown_kind = self.first_fin_acknowledged_alone and "FOUR_SEGMENT" or "THREE_SEGMENT"
    end
end

-- ---- … its resets

-- Whether the RST answers a SYN-ACK that was for an old duplicate SYN (RFC 9293, 3.5, Figure 8).
function Connection:voids_old_duplicate(reset, from, to)
    return to.iss_known
        and to.last_ack == reset.seq
        and number32(from.iss + 1) ~= reset.seq
        and self:other_syn_ending_at(from, reset.seq) ~= nil
end

-- Whether the other side will act on this RST (RFC 9293, 3.10.7.3 and 3.10.7.4, "second, check the RST bit").
function Connection:acceptable(reset, from, to)
    if to.state == "SYN-SENT" and not from.sent then
        return reset.acks and after(reset.ack, to.iss) and not after(reset.ack, to.snd_nxt)
    end
    if not to.sent and to:has_acknowledged(reset.seq) then
        -- It answers an old duplicate of the connection before, of which the other side knows nothing any more.
        return self:acknowledges_some_syn(from, reset.seq)
    end
    if not from.sent or not to.sent then
        return true
    end
    if from.state == "SYN-SENT" and to.state == "SYN-RECEIVED" and not self:acknowledges_some_syn(from, reset.seq) then
        return false -- it refuses a SYN-ACK that is for something else; its own attempt goes on
    end
    local low = from.una_known and from.snd_una or from.iss_known and from.iss + 1 or reset.seq
    local room = min(max(to.window, 1), 1073741824)
    return within(reset.seq, low, from.snd_nxt + room)
end

-- Whether this RST is the one that ends the connection.
function Connection:ends_by(reset, from, to)
    return not self:over() and not self:voids_old_duplicate(reset, from, to) and self:acceptable(reset, from, to)
end

function Connection:take_reset(reset, side)
    local from, to = self:peer(side), self:peer(other(side))
    local passive = to.state == "SYN-RECEIVED" and not self.seen[side == CLIENT and "server_syn" or "client_syn"]
    if not self:over() and self:voids_old_duplicate(reset, from, to) then
        to:forget_sequence_space()
        to:enter(passive and "LISTEN" or nil, false)
    elseif self:ends_by(reset, from, to) then
        self.teardown_kind = "RESET"
        self:close_first(side)
        from:enter("CLOSED", true)
        if to.state == nil then
            to:enter("CLOSED", false)
        else
            to:undergo(passive and "RESET_OF_PASSIVE" or "RESET", false)
        end
    end
end

-- ---- … and how it advances

local function acknowledge(segment, from, to)
    from:acknowledge(segment.ack, segment.seq, not to.sent or not after(segment.ack, to.snd_nxt))
    to:acknowledged(segment.ack, segment)
end

function Connection:settle_options(anew)
    local client, server = self.client, self.server
    self.timestamps_agreed = client.in_every.timestamps ~= nil and server.in_every.timestamps ~= nil
    self.scale_agreed = client.in_every.scale ~= nil and server.in_every.scale ~= nil
    if anew or self:both_syns_seen() and not (client.shift_known and server.shift_known) then
        client.shift, client.shift_known = self.scale_agreed and client.syn_shift or 0, true
        server.shift, server.shift_known = self.scale_agreed and server.syn_shift or 0, true
    end
end

function Connection:synchronize(segment, from, to)
    local answer = segment.acks
    local otherwise
    if from.iss_known then
        otherwise = from.iss ~= segment.seq
    else
        otherwise = self.seen.syn_ack_missed and not from:begins_at(segment:next())
    end
    if is_other_syn(segment, from, to) or answer and otherwise then
        -- As long as nobody acknowledged the former one, the newest may count.
        self:note_other_syn(segment)
    elseif not from.iss_known then
        if from.fin and not from:begins_at(segment:next()) then
            -- What came before its SYN was of no connection: a FIN is not processed in SYN-SENT (3.10.7.4, eighth).
            from:forget_sequence_space()
            self.closed_first_by = self.teardown_kind and self.closed_first_by
        end
        from:open(segment)
    else
        from:open_again(segment)
        from:send(segment)
    end
    if answer then
        if to:unseen_syn_answered_by(segment) then
            to.in_some.unclear = true
        end
        acknowledge(segment, from, to)
    end
    if from.iss == segment.seq then
        from:offer(segment, to)
        if answer and from.state == "ESTABLISHED" and not from.observed then
            from:enter("SYN-RECEIVED", true) -- the SYN-ACK comes again: the third segment never arrived
        end
    end
    from:undergo(answer and "SENT_SYN_ACK" or "SENT_SYN", true)
    if self.seen.client_syn and self.seen.server_syn and from.una_known then
        -- In a simultaneous opening the other side's SYN-ACK may have acknowledged this SYN already (Figure 7, line 6).
        from:undergo("SYN_ACKNOWLEDGED", false)
    end
    if answer and after(segment.ack, to.iss) and to.iss_known then
        to:undergo("SYN_ACKNOWLEDGED", false)
    end
    self:settle_options(false)
end

-- The client acknowledges a SYN-ACK that was taken for void, or that was not captured: that one counts, then.
function Connection:adopt_acknowledged_syn(segment, from, to)
    local syn = self:other_syn_ending_at(to, segment.ack)
    if not syn and self:answers_unseen_syn_ack(segment, from, to) then
        to:forget_sequence_space()
        to:undergo("SYN_ACKNOWLEDGED", false)
        self.seen.syn_ack_missed = true
    elseif syn and to.snd_nxt ~= segment.ack then
        to:forget_sequence_space()
        to:open(syn)
        acknowledge(syn, to, from)
        to:offer(syn, from)
        self:settle_options(true)
    end
end

local function establish(segment, from, to)
    local acknowledges_syn = segment.acks and to.iss_known and after(segment.ack, to.iss)
    if from.state == nil and to.state == "SYN-RECEIVED" and acknowledges_syn then
        from:enter("SYN-SENT", false) -- the capture begins with the SYN-ACK: whoever acknowledges it had sent a SYN
    end
    from:undergo("ACKNOWLEDGED_SYN", true)
    if acknowledges_syn then
        to:undergo("SYN_ACKNOWLEDGED", false)
    end
    if from.state == "ESTABLISHED" and not from.observed then
        from:enter("ESTABLISHED", true)
    end
end

-- In mid-stream data or a FIN proves that its sender had not closed before; both peers' together tell where both stand.
local function resolve_mid_stream(from, to)
    if not to.fin and to.bytes == 0 then
        return
    end
    if to.state == nil then
        to:enter("ESTABLISHED", false)
        if to.fin then
            to:undergo("SENT_FIN", true)
        end
        if to:fin_acknowledged() then
            to:undergo("FIN_ACKNOWLEDGED", false)
        end
    end
    if from.state == nil then
        from:enter("ESTABLISHED", true)
        if to:fin_acknowledged() then
            from:undergo("ACKNOWLEDGED_FIN", true)
        end
    end
end

function Connection:close(segment, side, from, to, acknowledges_fin)
    local fin = segment.fin and from.fin ~= nil
    if acknowledges_fin then
        from:undergo("ACKNOWLEDGED_FIN", true)
        if from.state == "CLOSING" and from:fin_acknowledged() then
            from:undergo("FIN_ACKNOWLEDGED", false)
        end
        -- Who gets what comes behind a FIN has got that first: the FINs have crossed (RFC 9293, 3.6, Figure 13).
        local crossed = to.state == "FIN-WAIT-1" and from.fin and not from.fin.acknowledged
            and after(segment.seq, from.fin.number)
        to:undergo(crossed and "ACKNOWLEDGED_FIN" or "FIN_ACKNOWLEDGED", false)
        if not fin and not from.fin then
            self.first_fin_acknowledged_alone = true
        end
    end
    if fin then
        self:note_fin(segment, side)
        from:undergo("SENT_FIN", true)
        if from.fin.acknowledged and segment.frame == from.fin.frame then
            -- The acknowledgement was captured before the FIN.
            to:undergo("ACKNOWLEDGED_FIN", true)
            from:undergo("FIN_ACKNOWLEDGED", false)
        end
    end
end

function Connection:proceed(segment, side, from, to)
    if segment.acks and not from.rcv_nxt_known then
        self:adopt_acknowledged_syn(segment, from, to)
    end
    from:send(segment)
    local fin_was_open = to.fin ~= nil and not to.fin.acknowledged
    if segment.acks then
        local rcv_nxt, syn_acknowledged = from.rcv_nxt, from.rcv_nxt_known
        acknowledge(segment, from, to)
        if syn_acknowledged and from.rcv_nxt ~= rcv_nxt then
            -- It got more than the SYN, so the third segment came to it too, captured or not.
            from:undergo("SYN_ACKNOWLEDGED", true)
        end
    end
    from:offer(segment, to)
    establish(segment, from, to)
    if segment.length > 0 or segment.fin then
        resolve_mid_stream(from, to)
    end
    self:close(segment, side, from, to, fin_was_open and to:fin_acknowledged())
end

function Connection:count(segment)
    self.packets = self.packets + 1
    self.last_frame, self.last = segment.frame, segment.nanos
    local from = self:peer(self:sender(segment))
    from.packets = from.packets + 1
end

function Connection:advance(segment)
    local side = self:sender(segment)
    local from, to = self:peer(side), self:peer(other(side))
    self:count(segment)
    if self:is_old_syn_ack(segment) then
        from:acknowledge(segment.ack, segment.seq, false)
        return
    end
    self:note_opening(segment, side)
    if segment.rst then
        self:take_reset(segment, side)
    elseif segment.syn then
        self:synchronize(segment, from, to)
    else
        self:proceed(segment, side, from, to)
    end
end

-- ---- A SYN with another ISN, and what came after it, until the segments tell whose it is ---------------------------------------

-- The first of a new connection, or the old one's: an old duplicate, or a peer that has forgotten the connection (RFC 9293, 3.5,
-- Figures 8 to 10).
local Limbo = {}
Limbo.__index = Limbo

local MOST_WAITING = 8

local function new_limbo(connection, syn)
    return setmetatable({
        connection = connection,
        side = connection:sender(syn),
        syn = syn,
        waiting = { syn },
        answered = false,
        reset_frame = 0, -- of a RST by which the sender of the SYN gives up the old connection
    }, Limbo)
end

function Limbo:same_syn(segment)
    return segment:plain_syn() and self.connection:sender(segment) == self.side and segment.seq == self.syn.seq
end

function Limbo:answers_syn(segment)
    return segment:syn_ack()
        and not segment.rst
        and self.connection:sender(segment) ~= self.side
        and within(segment.ack, self.syn.seq + 1, self.syn.seq + 1 + self.syn.length)
end

-- Whether this segment goes to the new connection, if there is one.
function Limbo:of_new(segment)
    return self:same_syn(segment)
        or self:answers_syn(segment)
        or self.answered and segment.frame ~= self.reset_frame and self.connection:sender(segment) == self.side
end

-- Looks at the next segment: "OLD", "NEW", or nil while it lets it wait too.
function Limbo:take(segment)
    local owner
    if self.connection:sender(segment) == self.side then
        owner = self:goes_on(segment)
    else
        owner = self:answer(segment)
    end
    if not owner then
        if #self.waiting == MOST_WAITING then
            return "OLD"
        end
        table.insert(self.waiting, segment)
    end
    return owner
end

-- The sender of the SYN sends something further.
function Limbo:goes_on(segment)
    if self:same_syn(segment) then
        -- Behind the reset it comes upon a connection that is over, and begins another by itself.
        return self.reset_frame ~= 0 and not self.answered and "OLD" or nil
    elseif self.answered then
        return segment.rst and "OLD" or "NEW" -- the SYN-ACK to an old duplicate is answered by a RST (Figure 8)
    elseif self.reset_frame ~= 0 or not self:gives_up_the_old(segment) then
        return "OLD"
    end
    -- The capture may be out of order: a SYN-ACK would tell that the SYN came behind the reset.
    self.reset_frame = segment.frame
    return nil
end

-- Whether the sender of the SYN resets the old connection, and nothing that was captured has asked for that.
function Limbo:gives_up_the_old(segment)
    local connection = self.connection
    if not segment.rst
        or not connection:ends_by(segment, connection:peer(self.side), connection:peer(other(self.side)))
        or segment.seq == self.syn:next() then
        return false
    end
    for _, waiting in ipairs(self.waiting) do
        if connection:sender(waiting) ~= self.side and waiting.acks and not waiting.syn and waiting.ack == segment.seq then
            return false -- the RST answers an acknowledgement of the old connection, as in Figure 9
        end
    end
    return true
end

-- The other side sends something: an answer to the SYN, or what it has sent before it got there.
function Limbo:answer(segment)
    if self:answers_syn(segment) then
        -- While the old SYN was never answered, this may still turn out to be for an old duplicate.
        local silent_before = self.connection:lacks_direction() and not self:answered_old_syn()
        self.answered = self.answered or silent_before
        return not silent_before and "NEW" or nil
    end
    return (segment.rst or self:acknowledges_as_before(segment)) and "OLD" or nil
end

function Limbo:answered_old_syn()
    for _, segment in ipairs(self.waiting) do
        if self.connection:sender(segment) ~= self.side and not self:answers_syn(segment) then
            return true
        end
    end
    return false
end

-- An empty acknowledgement that says nothing new: the answer of a peer that still has the old connection (Figure 9, line 4).
function Limbo:acknowledges_as_before(segment)
    local peer = self.connection:peer(other(self.side))
    return segment.acks and not segment.syn and segment:span() == 0 and (not peer.rcv_nxt_known or segment.ack == peer.rcv_nxt)
end

-- ---- To which connection a segment belongs, and when one is at its end ---------------------------------------------------------

-- A SYN with another ISN begins a new connection only when the old one is over, or when a SYN-ACK acknowledges the new SYN; until
-- that is decided the segments wait in limbo. So a connection is not Wireshark's tcp.stream, which ends at each such SYN.
local Tracker = {}
Tracker.__index = Tracker

local LINGER = 240 * SECOND -- so long a closed connection still takes late segments: twice the MSL (RFC 9293, 3.4.2)
local MOST_CONNECTIONS, MOST_CLOSED, MOST_ASKED_FOR = 400000, 16384, 16384

-- Connections in the order in which they were added.
local function new_list()
    return { size = 0, first = nil, last = nil }
end

-- listener.segment(connection, segment) judges and advances; listener.waits(connection, segment) and listener.ended(connection)
-- tell the rest; listener.began(connection).
local function new_tracker(listener)
    return setmetatable({
        listener = listener,
        connections = {}, -- by pair of endpoints
        size = 0,
        places = {}, -- of each connection: its list and its neighbours there
        asked_for = new_list(), open = new_list(), closed = new_list(),
        numbered = 0,
        next_expiry = math.huge,
    }, Tracker)
end

function Tracker:leave(connection)
    local place = self.places[connection]
    if place then
        local list = place.list
        if place.previous then
            self.places[place.previous].next = place.next
        else
            list.first = place.next
        end
        if place.next then
            self.places[place.next].previous = place.previous
        else
            list.last = place.previous
        end
        list.size = list.size - 1
        self.places[connection] = nil
    end
end

function Tracker:move(connection, list)
    self:leave(connection)
    self.places[connection] = { list = list, previous = list.last, frame = connection.last_frame }
    if list.last then
        self.places[list.last].next = connection
    else
        list.first = connection
    end
    list.last = connection
    list.size = list.size + 1
end

function Tracker:take(segment)
    if segment.nanos > self.next_expiry then
        self:expire(segment.nanos)
    end
    self:place(segment, self.connections[segment.pair])
end

function Tracker:place(segment, connection)
    if not connection then
        self:begin(segment, nil)
    elseif connection.limbo then
        self:decide(connection, segment, connection.limbo)
    elseif connection.stray then
        self:decide_stray(connection, segment, connection.stray)
    elseif self:begins_another(connection, segment) then
        if connection:over() then
            self:begin_after(connection, segment)
        else
            connection.limbo = new_limbo(connection, segment)
            self.listener.waits(connection, segment)
        end
    elseif not connection:concerns(segment) then
        if connection:over() then
            self:begin_after(connection, segment)
        else
            connection.stray = segment
            self.listener.waits(connection, segment)
        end
    else
        self:pass(connection, segment)
    end
end

-- Lets closed connections go that were quiet for long enough.
function Tracker:expire(nanos)
    local oldest = self.closed.first
    while oldest and nanos - oldest.last > LINGER do
        self:finish(oldest)
        oldest = self.closed.first
    end
    self.next_expiry = oldest and oldest.last + LINGER or math.huge
end

function Tracker:begins_another(connection, segment)
    if not segment.syn or segment.rst then
        return false
    end
    local side = connection:sender(segment)
    local from, to = connection:peer(side), connection:peer(other(side))
    if segment.acks then
        -- A SYN-ACK of a new connection whose SYN is not in the capture.
        return connection:over()
            and (not from.iss_known or from.iss ~= segment.seq)
            and not connection:acknowledges_some_syn(to, segment.ack)
            and not connection.self_connected
    elseif connection.self_connected then
        return connection:over() and from.iss ~= segment.seq
    elseif from.iss_known then
        return from.iss ~= segment.seq
    end
    -- Both SYNs crossing is one connection, and so is a SYN that was captured a little late; otherwise the SYN is of another.
    local crossing = to.iss_known and not to.rcv_nxt_known and not connection:over()
    return not crossing and not begins(segment, from, to)
end

function Tracker:begin(segment, predecessor)
    if self.size >= MOST_CONNECTIONS then
        self:make_room()
    end
    local client, server
    local source = new_peer(segment.source)
    if segment.source == segment.destination then
        client, server = source, source
    else
        local destination = new_peer(segment.destination)
        local source_is_client
        if segment.syn and not segment.rst then
            source_is_client = not segment.acks
        else
            source_is_client = segment.source_port >= segment.destination_port
        end
        client, server = source, destination
        if not source_is_client then
            client, server = destination, source
        end
    end
    local connection = new_connection(self.numbered, client, server, segment, predecessor)
    self.numbered = self.numbered + 1
    self.connections[segment.pair] = connection
    self.size = self.size + 1
    self.listener.began(connection)
    self:move(connection, self.open)
    self:pass(connection, segment)
    if connection:only_asked_for() then
        self:move(connection, self.asked_for)
        if self.asked_for.size > MOST_ASKED_FOR then
            self:evict_quietest(self.asked_for)
        end
    end
    return connection
end

function Tracker:pass(connection, segment)
    self.listener.segment(connection, segment)
    local place = self.places[connection]
    local list = place and place.list
    if list == self.asked_for and not connection:only_asked_for() then
        self:move(connection, self.open)
    end
    if list ~= self.closed and connection:over() then
        self:move(connection, self.closed)
        if self.next_expiry == math.huge then
            self.next_expiry = connection.last + LINGER
        end
        if self.closed.size > MOST_CLOSED then
            self:finish(self.closed.first)
        end
    end
end

-- A SYN with another ISN waits: does this segment tell whose it is?
function Tracker:decide(connection, segment, limbo)
    local owner = limbo:take(segment)
    if not owner then
        self.listener.waits(connection, segment)
    elseif owner == "OLD" then
        self:settle(connection)
        self:place(segment, self.connections[segment.pair])
    else
        self:split(connection, segment, limbo)
    end
end

-- The SYN that waited begins a new connection; what waited with it goes to the one it is of.
function Tracker:split(connection, segment, limbo)
    connection.limbo = nil
    local of_new = {}
    table.insert(limbo.waiting, segment)
    for _, waiting in ipairs(limbo.waiting) do
        if not limbo:of_new(waiting) then
            self:pass(connection, waiting)
        elseif waiting ~= limbo.syn then
            of_new[#of_new + 1] = waiting
        end
    end
    local new = self:begin_after(connection, limbo.syn)
    for _, waiting in ipairs(of_new) do
        self:pass(new, waiting)
    end
end

function Tracker:begin_after(old, first)
    local predecessor = old:predecessor_of_next()
    self:finish(old)
    return self:begin(first, predecessor)
end

-- A segment waits none of whose numbers belong here; if the next one's do neither, the capture missed how another connection began.
function Tracker:decide_stray(connection, segment, stray)
    connection.stray = nil
    if connection:concerns(segment) then
        self:pass(connection, stray)
    else
        self:begin_after(connection, stray)
    end
    self:place(segment, self.connections[segment.pair])
end

function Tracker:settle(connection)
    local limbo = connection.limbo
    if limbo then
        connection.limbo = nil
        for _, waiting in ipairs(limbo.waiting) do
            self:pass(connection, waiting)
        end
    end
end

-- Ends this connection. A stray that nothing told the owner of is not to be held against it.
function Tracker:finish(connection)
    self:settle(connection)
    if self.connections[connection.pair] == connection then
        self.connections[connection.pair] = nil
        self.size = self.size - 1
    end
    self:leave(connection)
    self.listener.ended(connection)
    local stray = connection.stray
    if stray then
        connection.stray = nil
        self:begin(stray, nil)
    end
end

-- A closed connection goes first, then one that was only asked for, then an open one.
function Tracker:make_room()
    if self.closed.first then
        self:finish(self.closed.first)
    else
        self:evict_quietest(self.asked_for.first and self.asked_for or self.open)
    end
end

-- Lets the connection go that was quiet for longest, as far as a second chance tells.
function Tracker:evict_quietest(list)
    local oldest = list.first
    while oldest do
        if oldest.last_frame == self.places[oldest].frame then
            oldest.evicted = true
            self:finish(oldest)
            return
        end
        self:move(oldest, list)
        oldest = list.first
    end
end

-- ---- The payloads sent last, for comparison with what comes again --------------------------------------------------------------

local Payloads = {}
Payloads.__index = Payloads

local MOST_REMEMBERED = 16777216 -- octets, of all connections together
local MOST_COMPARED = 1024 -- entries; bounds the work on a capture made to cause it

-- One payload that is remembered.
local Entry = {}

local function new_payloads()
    return setmetatable({ first = 1, last = 0, size = 0 }, Payloads)
end

-- One octet that may be a keep-alive's garbage (RFC 9293, 3.8.4), or was acknowledged already: nothing that was meant as data.
local function may_be_garbage(segment, from)
    return segment.length == 1
        and from.sent
        and (segment.seq == number32(from.snd_nxt - 1)
            or from.una_known and before(segment.seq, from.snd_una)
            or from:acknowledged_unseen(segment.seq))
end

function Payloads:remember(segment, from)
    local captured = #segment.data
    if captured == 0 or captured > MOST_REMEMBERED / 4 or may_be_garbage(segment, from) then
        return
    end
    local entry = setmetatable({
        previous = from.memory,
        data = segment.data,
        first = segment:first_octet(),
        length = segment.length + segment.lost,
        padding = segment:padding(),
        segment = { -- what its checksum is told by
            header = segment.header, header_length = segment.header_length, checksum = segment.checksum, length = segment.length,
            source_address = segment.source_address, destination_address = segment.destination_address,
        },
        frame = segment.frame, nanos = segment.nanos, id = segment.id,
    }, Entry)
    from.memory = entry
    self.last = self.last + 1
    self[self.last] = entry
    self.size = self.size + captured
    while self.size > MOST_REMEMBERED do
        local oldest = self[self.first]
        self[self.first] = nil
        self.first = self.first + 1
        self.size = self.size - #oldest.data
        oldest.data, oldest.previous, oldest.segment = nil, nil, nil
    end
end

-- ---- … and their checksums: a copy that was damaged differs, and that is nobody's fault

-- The sum of 16-bit words in one's complement (RFC 1071).
local function add_words(sum, octets)
    for at = 1, #octets - 1, 2 do
        local high, low = string.byte(octets, at, at + 1)
        sum = sum + high * 256 + low
    end
    if #octets % 2 == 1 then
        sum = sum + string.byte(octets, #octets) * 256
    end
    return sum
end

local function fold(sum)
    while sum > 65535 do
        sum = sum % 65536 + floor(sum / 65536)
    end
    return sum
end

-- What is wrong with a checksum: the sum that should be 65535, "UNSIGNED" where a card was still to write it, "CUT" where it
-- cannot be told.
local function flaw(segment, data, length)
    if #data < length then
        return "CUT"
    end
    local addresses = add_words(add_words(6, segment.source_address), segment.destination_address)
    local whole = segment.header_length + length
    local checksum = segment.checksum
    if #segment.header < segment.header_length
        or checksum == 0 or checksum == fold(addresses) or checksum == fold(addresses + whole) then
        return "UNSIGNED"
    end
    return fold(add_words(add_words(addresses + segment.header_length + segment.length, segment.header), data))
end

local function sound(flaw_found)
    return flaw_found == "UNSIGNED" or flaw_found == 65535
end

local function most_apart(segment)
    local empty = segment:span() == 0
    if segment.id == 0 then
        -- A SYN-ACK is sent again at once when its SYN comes again just as its own timer runs out.
        return (empty or segment.syn) and -1 or MILLISECOND
    end
    return empty and 20 * MILLISECOND or 100 * MILLISECOND
end

-- Whether the segment comes so soon after another that is numbered alike, or before it, that the two can be sights of one.
local function near(segment, nanos)
    return abs(segment.nanos - nanos) <= most_apart(segment)
end

local function first_difference(a, b)
    for i = 1, #a do
        if string.byte(a, i) ~= string.byte(b, i) then
            return i
        end
    end
    return nil
end

local function compare_with(segment, padding, entry)
    local first = segment:first_octet()
    local start = later(first, entry.first)
    local in_new, in_old = distance(first, start), distance(entry.first, start)
    local length = min(#segment.data - in_new, #entry.data - in_old)
    if length <= 0 then
        return nil
    end
    local now = string.sub(segment.data, in_new + 1, in_new + length)
    local was = string.sub(entry.data, in_old + 1, in_old + length)
    if now == was then
        return nil
    end
    local at = first_difference(now, was)
    local shows_again = first == entry.first
        and segment.length + segment.lost == entry.length
        and segment.id == entry.id
        and near(segment, entry.nanos)
    return {
        sequence = number32(start + at - 1),
        frame = entry.frame,
        before = string.byte(was, at),
        now = string.byte(now, at),
        padding = not shows_again
            and (in_new + at > segment.length - padding or in_old + at > entry.length - entry.padding),
    }
end

-- The first octet that differs from what `from` is remembered to have sent under the same number; nil when there is none.
function Payloads.compare(segment, from)
    local padding, padded, entry = segment:padding(), nil, from.memory
    for _ = 1, MOST_COMPARED do
        if not entry or not entry.data then
            break
        end
        local difference = compare_with(segment, padding, entry)
        if difference and difference.padding then
            padded = difference
        elseif difference then
            local ours = flaw(segment, segment.data, segment.length + segment.lost)
            local theirs = flaw(entry.segment, entry.data, entry.length)
            if ours == theirs or sound(ours) and sound(theirs) then
                return difference
            end
        end
        entry = entry.previous
    end
    return padded
end

-- ---- The segments captured last, to tell when a capture shows one and the same twice -------------------------------------------

local RecentFrames = {}
RecentFrames.__index = RecentFrames

local MOST_RECENT = 4096

-- parent: what came before, which is only looked at
local function new_recent_frames(parent)
    return setmetatable({ times = {}, ring = {}, turn = 0, parent = parent }, RecentFrames)
end

function RecentFrames:time_of(mark)
    return self.times[mark] or self.parent and self.parent:time_of(mark)
end

-- Whether the segment was captured just before; notes it otherwise.
function RecentFrames:repeats(segment)
    local mark = table.concat({
        segment.seq, segment.ack, segment.id, segment.checksum, segment.window, segment.flags, segment.length,
        segment.options.value or 0, segment.source, segment.destination, segment.pair,
    }, " ")
    local time = self:time_of(mark)
    if time and near(segment, time) then
        return true
    end
    if not self.times[mark] then
        local slot = self.turn % MOST_RECENT
        if self.ring[slot] then
            self.times[self.ring[slot]] = nil
        end
        self.ring[slot] = mark
        self.turn = self.turn + 1
    end
    self.times[mark] = segment.nanos
    return false
end

-- ---- The rules: each looks at a segment while both peers still are as they were before it --------------------------------------

-- What a rule sees: connection, segment, side and peers (from, to), again (whether the capture had this segment a moment before),
-- and where to write (book). What it has to remember it keeps in the connection's memos under its own name.
local Scene = {}
Scene.__index = Scene

local MOST_LISTED = 100 -- findings listed of one kind and connection; more are counted only
local LATE = 5 * MILLISECOND -- how much too late a capture may show a frame

function Scene:memo(rule)
    return self.connection.memos[rule]
end

function Scene:remember(rule, memo)
    self.connection.memos[rule] = memo
end

function Scene:add(finding)
    local connection = self.connection
    local count = (connection.counts[finding.kind] or 0) + 1
    connection.counts[finding.kind] = count
    connection.violated = connection.violated or KINDS[finding.kind][1] == VIOLATION
    if count <= MOST_LISTED then
        self.book:list(finding)
    end
end

function Scene:mark_inconclusive()
    self.connection.inconclusive = true
end

local function new_finding(kind, frame, by, expected, actual, message, citation)
    return {
        kind = kind, frame = frame, by = by, severity = KINDS[kind][1], citation = citation or KINDS[kind][2],
        expected = expected and number32(expected), actual = actual and number32(actual), message = message,
    }
end

-- Reports a finding about this segment.
function Scene:report(kind, expected, actual, message, citation)
    self:add(new_finding(kind, self.segment.frame, self.side, expected, actual, message, citation))
end

-- Whether the segment comes after such a rest that it may be a keep-alive.
function Scene:after_rest()
    return self.segment.nanos - self.connection.last >= SECOND
end

-- Whether a segment on the wire may end after so many octets of a frame, which offload may have made of several.
function Scene:ends_segment(octets)
    local room = self.connection.timestamps_agreed and 12 or 0
    for _, peer in ipairs({ self.to, self.from }) do
        local on_the_wire = peer.syn_mss - room
        if on_the_wire > 0 and octets % on_the_wire == 0 then
            return true
        end
    end
    return false
end

-- Whether a receiver can know just `number` of the data at hand, the first unseen octet of which is `unseen`.
function Scene:may_end_at(unseen, number)
    local stop = self.segment:next()
    return not after(self.segment.fin and stop - 1 or stop, number) or self:ends_segment(distance(unseen, number))
end

-- The rules in the order in which they are asked. A rule has examine(scene), and maybe conclude(connection, closing) for the end
-- of a connection: closing.add(finding) and closing.inconclusive.
local RULES = {}

local function rule(name, examine, conclude)
    RULES[#RULES + 1] = { name = name, examine = examine, conclude = conclude }
end

-- A SYN-ACK acknowledges ISS+1 of a SYN that the other side sent; with Fast Open up to the end of the SYN's data. A peer that opens
-- twice, each time with another ISN, had really got two SYNs, one of which the capture missed (RFC 9293, 3.5, Figure 8).
do
    local NAME = "SynAckNumber"

    -- Whether it answers the SYN that is known, with another ISN.
    local function opens_anew(s, suspect)
        return s.segment.seq ~= suspect.isn and s.connection:acknowledges_some_syn(s.to, s.segment.ack)
    end

    -- Whether it goes on with the number in question.
    local function taken_up(s, suspect)
        return s.segment.seq == suspect.actual and s.segment.ack == number32(suspect.isn + 1)
    end

    -- What came next decides whether the number was wrong.
    local function follow(s, suspect)
        local own = s.side == suspect.finding.by
        local refusal = not own and s.segment.rst
        if own ~= s.segment.syn or refusal and s.segment.seq == suspect.actual then
            return -- says nothing of it yet
        end
        local two_syns
        if own then
            two_syns = suspect.first and opens_anew(s, suspect)
        else
            two_syns = not refusal and suspect.second and taken_up(s, suspect)
        end
        if two_syns then
            s:mark_inconclusive()
        elseif not s.connection:acknowledges_some_syn(own and s.to or s.from, suspect.actual) then
            s:add(suspect.finding)
        end
        s:remember(NAME, nil)
    end

    -- Whether the SYN has had its answer, and this one, both of whose numbers are of another connection, is for a later SYN that the
    -- capture missed.
    local function answers_another(s)
        local segment, from, to = s.segment, s.from, s.to
        return from.iss_known and to.rcv_nxt_known
            and not within(segment.seq, from.iss, from.snd_nxt)
            and not within(segment.ack, to.iss, to.snd_nxt)
    end

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        local suspect = s:memo(NAME)
        if suspect then
            follow(s, suspect)
        end
        if not segment:syn_ack() or segment.rst or not to.iss_known
            or s.connection:acknowledges_some_syn(to, segment.ack)
            or answers_another(s) then
            return
        end
        local due = number32(to.iss + 1)
        s:remember(NAME, {
            finding = new_finding("SYN_ACK_NUMBER", segment.frame, s.side, due, segment.ack, say(
                "The SYN-ACK acknowledges {0}, but the SYN has sequence number {1}, so {2} is due.",
                "SYN-ACK 的确认号是 {0}，而 SYN 的序号是 {1}，应当确认 {2}。", segment.ack, to.iss, due)),
            actual = segment.ack,
            isn = segment.seq,
            first = not from.iss_known, -- its sender had not opened before
            -- Its sender had opened before with another ISN, and nobody had taken that up.
            second = s.connection:awaits_third_segment() and from.iss_known and from.iss ~= segment.seq,
        })
    end, function(connection, closing)
        local suspect = connection.memos[NAME]
        if suspect
            and not connection:acknowledges_some_syn(connection:peer(other(suspect.finding.by)), suspect.actual) then
            closing.add(suspect.finding)
        end
    end)
end

-- SYN-ACKs to one and the same SYN carry different ISNs.
rule("IsnChanged", function(s)
    local segment, from = s.segment, s.from
    if segment:syn_ack() and not segment.rst and from.iss_known and from.iss ~= segment.seq and segment.ack == from.last_ack then
        s:report("ISN_CHANGED", from.iss, segment.seq, say(
            "This SYN-ACK has ISN {0}, an earlier one to the same SYN had {1}.",
            "这个 SYN-ACK 的初始序号是 {0}，而之前对同一个 SYN 的应答用的是 {1}。", segment.seq, from.iss))
    end
end)

-- The third segment, as a pure ACK, has sequence number ISS+1 (plus the data that Fast Open brought to the server).
do
    local NAME = "HandshakeAckSequence"

    local function finding(ahead)
        return new_finding("HANDSHAKE_ACK_SEQUENCE", ahead.frame, CLIENT, ahead.expected, ahead.actual, say(
            "The third segment of the handshake has sequence number {0}, but the SYN used up only its own number, so {1} is due.",
            "第三次握手的序号是 {0}；SYN 只占用一个序号，所以应当是 {1}。", ahead.actual, ahead.expected))
    end

    -- Whether the client's own further segment shows that its SND.NXT was lower.
    local function contradicts(s, ahead)
        local segment = s.segment
        if not before(segment.seq, ahead.actual) then
            return false
        elseif segment.fin then
            return before(segment:next(), ahead.actual)
        elseif segment.length > 0 then
            -- Up to there it may be sent again, or be the client's first data, captured behind its acknowledgement.
            return after(segment:next(), ahead.actual)
        end
        local keep_alive = segment.seq == number32(ahead.actual - 1)
        return not keep_alive
            and (after(segment.ack, ahead.acknowledgement) or segment.nanos - ahead.nanos > LATE)
    end

    local function settle(s, ahead)
        local segment = s.segment
        if segment.rst then
            return
        elseif s.side == SERVER then
            -- The server says how far it got: that far the client must have sent.
            if segment.acks and at_or_after(segment.ack, ahead.actual) then
                ahead.missed = true
            end
        elseif segment:ordinary() and segment:next() == ahead.actual then
            -- So far it has sent now: its own data may have been captured behind its acknowledgement.
            if segment.length > 0 then
                s:remember(NAME, nil)
            end
        elseif segment:ordinary() and not ahead.missed and contradicts(s, ahead) then
            s:remember(NAME, nil)
            s:add(finding(ahead))
        end
    end

    rule(NAME, function(s)
        local ahead = s:memo(NAME)
        if ahead then
            settle(s, ahead)
            return
        end
        local segment, from, to = s.segment, s.from, s.to
        if s.side ~= CLIENT or not s.connection:awaits_third_segment() or not segment:pure_ack() then
            return
        end
        local expected = to.rcv_nxt
        if not to.rcv_nxt_known or not s.connection:acknowledges_some_syn(from, expected) then
            expected = number32(from.iss + 1)
        end
        local actual = segment.seq
        if actual == expected or actual == from.snd_nxt then
            return
        end
        local keep_alive = distance(expected, actual) == -1 and s:after_rest()
        local acknowledged_already = after(actual, expected) and at_or_after(to.last_ack, actual)
        -- Ahead of what was captured, but inside the server's window: the capture may have missed the client's first data.
        local in_window = after(actual, expected) and to.edge_known and at_or_after(to.right_edge, actual)
        ahead = {
            frame = segment.frame, nanos = segment.nanos, acknowledgement = segment.ack, expected = expected, actual = actual,
            missed = keep_alive or acknowledged_already, -- something was missed for certain
        }
        if ahead.missed or in_window then
            s:remember(NAME, ahead)
        else
            s:add(finding(ahead))
        end
    end, function(connection, closing)
        local ahead = connection.memos[NAME]
        if ahead and not ahead.missed then
            closing.inconclusive = true
        end
    end)
end

-- Nobody acknowledges what the other side has not sent; the client's third segment acknowledges the SYN-ACK. A capture that misses
-- frames shows such numbers too, so the rule waits: when the other side goes on beyond the number, the capture has a gap; when it goes
-- on below, those bytes cannot have been sent before.
do
    local NAME = "AckOfUnsentData"
    local MISSED_AT_ANY_RATE = 134217728 -- so many octets in a row may always have been missed
    local OCTETS_PER_NANO = 12.5 -- what no connection exceeds: 100 Gbit/s

    -- An acknowledgement above everything captured, while it is not decided whether the capture or its sender is to blame.
    local function early_acknowledgement(kind, s, sent_up_to)
        local segment = s.segment
        local stop = segment:next()
        local timestamped = s.connection.timestamps_agreed and segment.options.timestamps or false
        local echo = segment.options.echo or 0
        return {
            kind = kind, frame = segment.frame, by = s.side, nanos = segment.nanos,
            actual = segment.ack, iss = s.to.iss, sequence = segment.seq, next = stop,
            brings_news = segment:span() > 0 and s.from.sent and after(stop, s.from.snd_nxt),
            data_end = number32(segment.fin and stop - 1 or stop),
            timestamped = timestamped, timestamp = segment.options.value or 0, echo = echo,
            echoes_unseen = timestamped and after(echo, s.to.timestamp),
            unseen = sent_up_to, -- the first octet that the capture had not shown when this came
            highest = segment.ack, -- acknowledgement of the same sender since
            seen = sent_up_to, -- so far the other side had sent when it was captured, or captured late what was sent before
            sent_up_to = sent_up_to, -- so far it may have sent, with what may only be captured late
            pieces_up_to = sent_up_to, -- so far it has gone on in pieces below the number
            undecidable = false, -- just the bytes in question came much later: their first copy may have been missed
            gap = false, -- the other side went on beyond the number
            midst = false, -- the data came right behind, and the number lies in its midst
            answered_in_midst = false, -- the other side acknowledges in the midst of what it got
        }
    end

    local function finding(early)
        local english, mandarin, third
        if early.kind == "HANDSHAKE_ACK_NUMBER" then
            english = "The third segment of the handshake acknowledges {0}, but the SYN-ACK has sequence number {1}, so {2} is due."
            mandarin = "第三次握手的确认号是 {0}，而 SYN-ACK 的序号是 {1}，应当确认 {2}。"
            third = early.iss
        else
            english = "Acknowledges {0}, but the other side had sent up to {1} only."
            mandarin = "确认号是 {0}，而对方只发送到 {1}：确认了尚未发送的数据。"
            third = early.seen
        end
        return new_finding(
            early.kind, early.frame, early.by, early.seen, early.actual, say(english, mandarin, early.actual, third, early.seen))
    end

    local function comes_later(early, segment)
        return segment.nanos - early.nanos >= LATE
    end

    -- Whether the segment is no younger than the one whose timestamp the acknowledgement echoes (RFC 7323, 4.3).
    local function may_echo(early, segment)
        return early.echoes_unseen and segment.options.timestamps and not after(segment.options.value, early.echo)
    end

    -- Whether the other side sends some of those bytes although it had got this acknowledgement of them.
    local function is_denied_by(early, segment)
        local some = segment:span() > 0 and before(segment.seq, early.actual) and after(segment:next(), early.sent_up_to)
        local keep_alive = segment.length == 1 and segment.seq == number32(early.actual - 1)
        return some and not keep_alive and early.brings_news and segment.acks
            and at_or_after(segment.ack, early.next) and comes_later(early, segment)
    end

    -- Whether the same side acknowledges less and certainly said so later: RCV.NXT goes forward only.
    local function is_taken_back_by(early, segment)
        local new_data = at_or_after(segment.seq, early.next) and segment:span() > 0
        local later_stamp = early.timestamped and segment.options.timestamps and after(segment.options.value, early.timestamp)
        local answers_pieces = after(segment.ack, early.sent_up_to)
            and not after(segment.ack, early.pieces_up_to)
            and comes_later(early, segment)
        return segment.acks and before(segment.ack, early.actual) and (new_data or later_stamp or answers_pieces)
    end

    -- What a further segment of the same side says: "RIGHT", "WRONG" or nil.
    local function own_segment(s, early)
        local segment = s.segment
        if early.gap or not segment:ordinary() then
            return nil
        elseif is_taken_back_by(early, segment) then
            return "WRONG"
        elseif early.midst and segment.acks and not before(segment.ack, early.actual) then
            -- Who had named a wrong number names the right one next, unless the two take what they get in parts.
            return (segment.ack == early.actual or early.answered_in_midst) and "RIGHT" or "WRONG"
        end
        if segment.acks then
            early.highest = later(early.highest, segment.ack)
        end
        return nil
    end

    -- Whether the segment cannot have been sent before the latest one of its sender.
    local function tells_news(s)
        local segment, from = s.segment, s.from
        return segment.acks and from.rcv_nxt_known
            and after(segment.ack, from.rcv_nxt)
            and not from:has_acknowledged(segment.ack) -- while the capture lacked what it counts
            and not after(segment.ack, s.to.snd_nxt)
    end

    -- Whether this empty segment may have been sent before those bytes, or asks whether its peer is still there.
    local function may_be_old(s, early)
        return s.segment.nanos - early.nanos < LATE
            or not tells_news(s)
            or s.segment.seq == number32(early.actual - 1) and s:after_rest()
    end

    -- What a segment of the other side says.
    local function other_segment(s, early)
        local segment = s.segment
        local sequence, stop = segment.seq, segment:next()
        local lateness = segment.nanos - early.nanos
        local reached = later(early.sent_up_to, early.pieces_up_to)
        local soon = not after(sequence, early.sent_up_to) and after(stop, early.sent_up_to) and lateness < LATE
        local late = soon and s:may_end_at(early.unseen, early.actual)
        if segment.acks and segment:ordinary() then
            early.answered_in_midst = early.answered_in_midst
                or after(segment.ack, early.sequence) and before(segment.ack, early.data_end)
                    and not s:ends_segment(distance(early.sequence, segment.ack))
        end
        if early.undecidable or early.midst then
            return nil
        elseif early.gap then
            return late and "RIGHT" or nil
        elseif segment.fin and before(stop, early.actual) and not s.from:before_syn(stop - 1) then
            return "WRONG" -- nothing comes behind a FIN, so the number was never sent, whatever the capture missed
        elseif lateness < 0 or may_echo(early, segment) then
            -- The capture itself, or the timestamp that was echoed, says that this one came before.
            early.sent_up_to = later(stop, early.sent_up_to)
            early.seen = early.sent_up_to
        elseif at_or_after(sequence, early.actual) then
            early.gap = true
        elseif is_denied_by(early, segment) then
            return "WRONG"
        elseif late then
            early.sent_up_to = stop
        elseif soon then
            early.midst = true
        elseif sequence == reached and (stop == early.actual or stop == early.highest) then
            early.undecidable = true
        elseif sequence == reached and after(stop, sequence) and before(stop, early.actual) then
            early.pieces_up_to = stop -- some of those bytes: do further ones end just there?
        elseif sequence == stop and may_be_old(s, early) then
            return nil
        elseif sequence == reached or before(sequence, reached) and after(stop, reached) then
            return "WRONG"
        end
        return at_or_after(early.sent_up_to, early.actual) and "RIGHT" or nil
    end

    -- Whether the other side cannot have sent so much, seen or unseen: since its SYN-ACK, or since the connection began.
    local function too_much_to_miss(s, early)
        local unseen = (early.actual - early.sent_up_to) % SPACE
        local third = early.kind == "HANDSHAKE_ACK_NUMBER"
        local nanos = early.nanos - (third and s.connection.last or s.connection.start)
        return s.connection:known() and unseen > MISSED_AT_ANY_RATE and unseen > nanos * OCTETS_PER_NANO
    end

    local function examine_early(s, kind)
        if s.connection:acknowledges_some_syn(s.to, s.segment.ack) then
            return
        end
        local early = early_acknowledgement(kind, s, s.to.snd_nxt)
        if s.to.fin then
            -- Nothing can have been missed behind a FIN; after the handshake it is the FIN's rule that says so.
            if kind == "HANDSHAKE_ACK_NUMBER" then
                s:add(finding(early))
            end
        elseif too_much_to_miss(s, early) then
            s:add(finding(early))
        else
            local pending = s:memo(NAME) or {}
            s:remember(NAME, pending)
            local earlier = pending[s.side]
            if not earlier or earlier.undecidable or earlier.gap then
                pending[s.side] = early
            end
        end
    end

    rule(NAME, function(s)
        local segment, to = s.segment, s.to
        local pending = s:memo(NAME)
        if pending then
            for _, side in ipairs({ s.side, other(s.side) }) do
                local early = pending[side]
                if early then
                    local outcome
                    if s.side == side then
                        outcome = own_segment(s, early)
                    else
                        outcome = other_segment(s, early)
                    end
                    if outcome == "WRONG" then
                        s:add(finding(early))
                    end
                    if outcome then
                        pending[side] = nil
                    end
                end
            end
            if next(pending) == nil then
                s:remember(NAME, nil)
            end
        end
        if not segment.acks or not segment:ordinary() or not to.iss_known then
            return
        end
        local third = s.side == CLIENT and s.connection:awaits_third_segment()
        local some_syn = third and s.connection:acknowledges_some_syn(to, segment.ack)
        if third and not some_syn and s.connection:answers_unseen_syn_ack(segment, s.from, to) then
            s:mark_inconclusive()
        elseif third and not after(segment.ack, to.iss) then
            if not some_syn then
                s:add(finding(early_acknowledgement("HANDSHAKE_ACK_NUMBER", s, number32(to.iss + 1))))
            end
        elseif before(to.snd_nxt, segment.ack) then
            -- Half of the sequence space away is above, too: nothing of this connection lies there.
            examine_early(s, third and "HANDSHAKE_ACK_NUMBER" or "ACK_OF_UNSENT_DATA")
        end
    end, function(connection, closing)
        local pending = connection.memos[NAME] or {}
        for _, side in ipairs({ CLIENT, SERVER }) do
            local early = pending[side]
            if early and early.midst then
                closing.inconclusive = true -- it may be out of order, which has nothing to do with what was lost
            elseif early and not early.gap then
                if not early.undecidable and after(early.pieces_up_to, early.sent_up_to) then
                    closing.add(finding(early))
                else
                    closing.inconclusive = true
                end
            end
        end
    end)
end

-- SYN goes neither with RST nor with FIN, and once the connection is synchronized every segment but a RST or a SYN has ACK.
rule("IllegalFlags", function(s)
    local segment, from, to = s.segment, s.from.state, s.to.state
    if not segment.acks and not segment.rst and not segment.syn then
        local function open(state)
            return state ~= nil and state ~= "CLOSED" and state ~= "LISTEN"
        end
        -- With both SYNs on their way the next segment is the one that synchronizes, and it has ACK as well.
        local opening = s.connection:both_syns_seen() and open(from) and open(to)
        if opening or synchronized(from) or synchronized(to) then
            s:report("ILLEGAL_FLAGS", nil, nil, say(
                "On an open connection every segment carries ACK, but this one has {0}.",
                "连接建立之后，每个报文段都要置 ACK 标志位，而这个报文段的标志位是 {0}。", segment:flag_names()))
        end
    elseif segment.syn and (segment.rst or segment.fin) then
        s:report("ILLEGAL_FLAGS", nil, nil, say(
            "SYN goes with neither RST nor FIN, but this segment has {0}.",
            "SYN 不能与 RST 或 FIN 同时置位，而这个报文段的标志位是 {0}。", segment:flag_names()),
            segment.rst and "RFC 9293 §3.10.7.2" or "RFC 9293 §3.10.7.4")
    end
end)

-- Maximum segment size, window scale and SACK-permitted are for SYNs; a SYN-ACK offers the latter and timestamps only in answer to a
-- SYN that does; timestamps and SACK blocks come only where the SYNs allow them.
do
    local OPTIONS = {
        { key = "mss", name = "Maximum segment size", citation = "RFC 9293 §3.2", of_syns_alone = true },
        { key = "scale", name = "Window scale", citation = "RFC 7323 §2.2", of_syns_alone = true, answers = true },
        { key = "sack_permitted", name = "SACK permitted", citation = "RFC 2018 §2", of_syns_alone = true, answers = true },
        { key = "timestamps", name = "Timestamps", citation = "RFC 7323 §3.2", agreed = "timestamps", answers = true },
        { key = "sack", name = "SACK", citation = "RFC 2018 §4", agreed = "sack_permitted" },
    }

    local function after_the_syns(s)
        for _, option in ipairs(OPTIONS) do
            if s.segment.options[option.key] ~= nil
                and (option.of_syns_alone or not s.connection:may_be_agreed(option.agreed)) then
                if s.connection:known() then
                    s:report("OPTION_NOT_NEGOTIATED", nil, nil, option.of_syns_alone
                        and say("Has the option {0}, which belongs into segments with SYN only.",
                            "带有选项 {0}，而这个选项只能出现在带 SYN 的报文段里。", option.name)
                        or say("Has the option {0}, which the SYNs of this connection did not agree on.",
                            "带有选项 {0}，而双方在 SYN 中并没有协商过它。", option.name), option.citation)
                end
                return
            end
        end
    end

    local function in_the_syn_ack(s)
        local connection, segment, to = s.connection, s.segment, s.to
        if not to.iss_known
            or connection.seen[s.side == CLIENT and "client_syn" or "server_syn"]
            or #connection.other_syns > 0
            or to:unseen_syn_answered_by(segment)
            or not connection:acknowledges_some_syn(to, segment.ack) then
            return
        end
        for _, option in ipairs(OPTIONS) do
            if option.answers and segment.options[option.key] ~= nil and not to:may_have_offered(option.key) then
                s:report("OPTION_NOT_NEGOTIATED", nil, nil, say(
                    "The SYN-ACK has the option {0}, which the SYN did not offer.",
                    "SYN-ACK 带有选项 {0}，而 SYN 并没有提出它。", option.name), option.citation)
                return
            end
        end
    end

    rule("OptionNotNegotiated", function(s)
        if s.segment.options == NO_OPTIONS then
            return
        elseif not s.segment.syn then
            after_the_syns(s)
        elseif s.segment.acks and not s.segment.rst then
            in_the_syn_ack(s)
        end
    end)
end

-- Where both SYNs had timestamps, every further segment has them, resets excepted.
rule("TimestampMissing", function(s)
    local segment = s.segment
    if segment:ordinary() and s.connection.timestamps_agreed
        and not segment.options.timestamps and not segment.options.unclear and not s.connection:over() then
        s:report("TIMESTAMP_MISSING", nil, nil, say(
            "Has no timestamps, though both SYNs agreed on them.", "没有时间戳选项，而双方已在 SYN 中约定使用时间戳。"))
    end
end)

-- Bytes that no frame of the capture holds lie between two segments: the capture's fault or the network's. Only the end tells.
do
    local NAME = "SequenceGap"

    local function add(closing, frame, side, from, up_to)
        closing.add(new_finding("SEQUENCE_GAP", frame, side, from, up_to, say(
            "{0} bytes before this segment, from {1} up to {2}, are not in the capture.",
            "在这个报文段之前，序号 {1} 到 {2} 之间的 {0} 个字节不在抓包中。", (up_to - from) % SPACE, from, up_to)))
    end

    rule(NAME, function(s)
        local segment, from = s.segment, s.from
        if segment.rst
            and s.connection:known()
            and after(segment.seq, from.snd_nxt)
            and s.to:has_acknowledged(segment.seq)
            and not s.connection:voids_old_duplicate(segment, from, s.to) then
            s:remember(NAME, { frame = segment.frame, by = s.side, start = from.snd_nxt, stop = segment.seq })
        end
    end, function(connection, closing)
        local reset = connection.memos[NAME]
        if reset and before(connection:peer(reset.by).snd_nxt, reset.stop) then
            add(closing, reset.frame, reset.by, reset.start, reset.stop)
        end
        for _, side in ipairs(connection.self_connected and { CLIENT } or { CLIENT, SERVER }) do
            for _, hole in ipairs(connection:peer(side).holes) do
                add(closing, hole.frame, side, hole.start, hole.stop)
            end
        end
    end)
end

-- New data does not go past the highest right edge that the other side ever offered. A capture that misses one acknowledgement shows
-- the same, so the rule waits for the next one.
do
    local NAME = "BeyondWindow"
    local PERSIST = 200 * MILLISECOND -- after such a rest it is a probe, whatever its length

    local function finding(beyond)
        return new_finding("BEYOND_WINDOW", beyond.frame, beyond.by, beyond.edge, beyond.stop, say(
            "Carries new data up to {0}, but the other side has never offered room beyond {1}.",
            "携带新数据一直到序号 {0}，而对方提供的接收窗口从未超过 {1}。", beyond.stop, beyond.edge))
    end

    -- Whether no acknowledgement of this peer can have made room: it would have had to offer more than any other.
    local function implausibly_missed(beyond, peer, offered)
        return beyond.in_order and distance(beyond.start, beyond.stop) > max(peer.max_window, offered)
    end

    local function decide(s, beyond)
        s:remember(NAME, nil)
        s:add(finding(beyond))
    end

    local function settle(s, beyond)
        local segment, from = s.segment, s.from
        if not segment:ordinary() or not from:updates_window(segment, s.to) then
            return
        end
        local offered = from:offered_by(segment)
        local lateness = segment.nanos - beyond.nanos
        -- Scaling rounds each offer down, so that one may seem less than the one before.
        local edge = segment.ack + offered + power(from.shift) - 1
        if before(edge, beyond.stop) then
            -- An offer that echoes nothing later than the data may be one that the capture has late.
            local maybe_before = beyond.timestamped and segment.options.timestamps
                and not after(segment.options.echo, beyond.timestamp)
            if lateness >= LATE or lateness >= 0 and not maybe_before then
                decide(s, beyond)
            end
        elseif implausibly_missed(beyond, from, offered) then
            decide(s, beyond)
        elseif not beyond.in_order or lateness < LATE and not after(segment.ack, beyond.start) then
            s:remember(NAME, nil) -- the capture has a gap, or this offer a little late
        else
            beyond.undecidable = true
        end
    end

    -- With no room at all, one octet may be sent to learn of new room; after a rest some peers send a whole segment.
    local function probe(s)
        local segment = s.segment
        return at_or_after(segment.seq, s.to.right_edge)
            and not after(segment.seq, s.from.snd_nxt)
            and (segment.length == 1 or segment.nanos - s.connection.last >= PERSIST)
    end

    rule(NAME, function(s)
        local beyond = s:memo(NAME)
        if beyond then
            if not beyond.undecidable and s.side ~= beyond.by then
                settle(s, beyond)
            end
            return
        end
        local segment, to = s.segment, s.to
        if segment.length == 0 then
            return
        end
        local length = segment.length - segment:padding()
        local stop = number32(segment.seq + length)
        if length > 0
            and to.edge_known
            and after(stop, to.right_edge)
            and after(stop, s.from.snd_nxt)
            and segment:ordinary()
            and s.connection:known()
            and s.connection:knows_shifts()
            and not probe(s) then
            s:remember(NAME, {
                frame = segment.frame, by = s.side, nanos = segment.nanos, start = s.from.snd_nxt, stop = stop,
                edge = to.right_edge, in_order = not after(segment.seq, s.from.snd_nxt),
                timestamped = segment.options.timestamps, timestamp = segment.options.value, undecidable = false,
            })
        end
    end, function(connection, closing)
        local beyond = connection.memos[NAME]
        if beyond then
            if not beyond.undecidable and implausibly_missed(beyond, connection:peer(other(beyond.by)), 0) then
                closing.add(finding(beyond))
            else
                closing.inconclusive = true
            end
        end
    end)
end

-- The right edge of an offered window does not move left by more than what scaling cuts off, on a segment that is not an old one.
rule("WindowShrunk", function(s)
    local segment, from = s.segment, s.from
    if not segment.acks or not segment:ordinary() or not from.edge_known or not s.connection:knows_shifts() then
        return
    end
    local was, now = from:window_end(), number32(segment.ack + from:offered_by(segment))
    local taken = distance(now, was)
    local grain = from.shift == 0 and 0 or power(from.shift)
    if taken > grain and from:updates_window(segment, s.to) then
        s:report("WINDOW_SHRUNK", was, now, say(
            "Offers room up to {0} only, {1} octets less than before.",
            "只提供到序号 {0} 的空间，比先前少了 {1} 个字节：窗口右沿向左移动了。", now, taken))
    end
end)

-- What Wireshark's own analysis flags a segment with. None of it blames a peer.
do
    local NEXT_AND_SEQUENCE, ACKNOWLEDGEMENT = 1, 2 -- which numbers a finding names as expected and actual
    local FLAGS = {
        { "RETRANSMISSION", NEXT_AND_SEQUENCE,
            "Begins at {0}, below what its sender had sent already: a retransmission.",
            "从序号 {0} 开始，低于发送方已经发到的位置：这是重传。" },
        { "FAST_RETRANSMISSION", NEXT_AND_SEQUENCE,
            "Sends {0} again right after duplicate acknowledgements that ask for it: a fast retransmission.",
            "对方用重复确认索要序号 {0}，发送方不等超时就立即重发：这是快速重传。" },
        { "SPURIOUS_RETRANSMISSION", NEXT_AND_SEQUENCE,
            "Sends {2} bytes from {0} again, all of which had been acknowledged already: a needless retransmission.",
            "又发送了从序号 {0} 开始的 {2} 个字节，而它们早已全部被确认：这次重传是多余的。" },
        { "OUT_OF_ORDER", NEXT_AND_SEQUENCE,
            "Begins at {0} and comes just after a segment that lies further on: out of order.",
            "从序号 {0} 开始，却紧跟在序号更靠后的报文段之后到达：顺序乱了。" },
        { "DUPLICATE_ACK", ACKNOWLEDGEMENT,
            "Acknowledges {1} once more and says nothing new: a duplicate acknowledgement.",
            "再次确认 {1}，没有任何新内容：这是重复确认。" },
        { "KEEP_ALIVE", NEXT_AND_SEQUENCE,
            "Begins at {0}, one below the next number in turn, only to be answered: a keep-alive.",
            "从序号 {0} 开始，比接下来该用的序号小 1，只为引对方回应：这是保活探测。" },
        { "KEEP_ALIVE_ACK", nil,
            "Answers the keep-alive: {1} is expected next, as before.",
            "回应保活探测：期待的下一个序号仍是 {1}。" },
        { "ZERO_WINDOW", nil,
            "Offers a window of 0: its sender has no room for more data.", "通告的窗口为 0：这一方暂时没有空间接收更多数据。" },
        { "ZERO_WINDOW_PROBE", nil,
            "Sends one byte, {0}, into the closed window, to learn whether it has opened.",
            "向关闭的窗口发送一个字节（序号 {0}），探测窗口是否已经打开。" },
        { "ZERO_WINDOW_PROBE_ACK", nil,
            "Answers the probe: the window is still closed, and {1} is expected next.",
            "回应窗口探测：窗口仍然关闭，期待的下一个序号是 {1}。" },
        { "WINDOW_UPDATE", nil, "Brings nothing new but the window: {3} bytes.", "只更新了窗口：现在可以接收 {3} 个字节。" },
        { "WINDOW_FULL", nil,
            "Its data ends at {4}, the very edge of the window: more has to wait until the other side makes room.",
            "数据到序号 {4} 为止，正好填满对方的窗口：要等对方腾出空间才能继续发送。" },
    }

    rule("FlaggedByWireshark", function(s)
        local segment, from = s.segment, s.from
        local flags = segment.analysis
        -- A SYN that waited until it was known to begin a connection has often come again meanwhile, and Wireshark flags that.
        if s.connection.packets == 0 and segment:plain_syn() then
            return
        end
        -- In a simultaneous opening the SYN comes again with the acknowledgement; Wireshark takes that for a retransmission.
        if not flags or segment:syn_ack() and from.state == "SYN-SENT" then
            return
        end
        -- Its sender's first acknowledgement repeats none, and where it is 0 Wireshark takes it for the empty field of the SYN.
        local acknowledges_first = segment.ack == 0 and not from:has_acknowledged(0)
        for _, wording in ipairs(FLAGS) do
            local kind, numbers = wording[1], wording[2]
            if flags[kind] and not (acknowledges_first and (kind == "DUPLICATE_ACK" or kind == "WINDOW_UPDATE")) then
                local expected, actual
                if numbers == NEXT_AND_SEQUENCE then
                    expected, actual = from.sent and from.snd_nxt or nil, segment.seq
                elseif numbers == ACKNOWLEDGEMENT then
                    actual = segment.ack
                end
                s:report(kind, expected, actual, say(wording[3], wording[4], segment.seq, segment.ack, segment.length,
                    segment.window * power(from.shift), number32(segment.seq + segment.length)))
            end
        end
    end)
end

-- What is sent again under a sequence number is what was sent under it before.
rule("RetransmissionDiffers", function(s)
    local segment, from = s.segment, s.from
    if #segment.data == 0
        or not from.sent
        or not before(segment:first_octet(), from.snd_nxt)
        or may_be_garbage(segment, from) then
        return
    end
    local difference = Payloads.compare(segment, from)
    if difference and difference.padding then
        s:mark_inconclusive() -- somebody has altered on the way what the peers sent
    elseif difference then
        s:report("RETRANSMISSION_DIFFERS", nil, nil, say(
            "The byte with sequence number {0} is 0x{1} here, but it was 0x{2} in frame {3}.",
            "序号 {0} 处的字节在这里是 0x{1}，而在第 {3} 帧中是 0x{2}：同一个序号重传的内容变了。",
            difference.sequence, string.format("%02x", difference.now), string.format("%02x", difference.before),
            difference.frame))
    end
end)

-- A SACK block holds something, its edges are in order, and it ends where the other side has got to at most. When the capture missed
-- the very segment that a block is about, the block seems to end too high, so the rule waits for what the other side sends next.
do
    local NAME = "SackInvalid"

    local function finding(high)
        return new_finding("SACK_INVALID", high.frame, high.by, high.seen, high.right, say(
            "Has a SACK block that ends at {0}, but the other side had sent up to {1} only.",
            "带有一个到 {0} 为止的 SACK 块，而对方只发送到 {1}。", high.right, high.seen))
    end

    local function decide(s, high)
        s:remember(NAME, nil)
        s:add(finding(high))
    end

    local function settle(s, high)
        local segment = s.segment
        local sequence, stop = segment.seq, segment:next()
        local lateness = segment.nanos - high.nanos
        local ends_there = segment.fin and before(stop, high.right)
        if high.gap then
            if ends_there and at_or_after(stop, s.from.snd_nxt) then
                decide(s, high) -- what came from beyond its place was captured early: the FIN is the last number of all
                return
            end
            local fills = not after(sequence, high.sent_up_to) and after(stop, high.sent_up_to) and not after(stop, high.right)
            if lateness < LATE and fills then
                s:remember(NAME, nil)
            end
            return
        end
        if lateness < 0 then
            high.sent_up_to = later(stop, high.sent_up_to) -- the capture itself says that this one came before
            high.seen = high.sent_up_to
        elseif after(sequence, high.sent_up_to) then
            high.gap = true
            return
        elseif sequence == high.sent_up_to and stop == sequence and lateness < LATE then
            high.stood_below = true -- it has SND.NXT, but may have been sent before: if the bytes are to come, they come soon
        elseif sequence == high.sent_up_to and stop == sequence or ends_there then
            decide(s, high)
            return
        elseif after(stop, high.sent_up_to) then
            local late = lateness < LATE and s:may_end_at(high.sent_up_to, high.right)
            local below = before(sequence, high.left) and before(stop, high.right)
            if late or below then
                high.sent_up_to, high.stood_below = stop, false
            elseif stop == high.right then
                high.undecidable = true -- just the block's bytes, but much later: their first copy may have been missed
            else
                decide(s, high)
                return
            end
        end
        if at_or_after(high.sent_up_to, high.right) then
            s:remember(NAME, nil)
        end
    end

    local function examine_high(s, left, right)
        local segment, from, to = s.segment, s.from, s.to
        local high = {
            frame = segment.frame, by = s.side, nanos = segment.nanos, left = left, right = right, seen = to.snd_nxt,
            sent_up_to = to.snd_nxt, stood_below = false, undecidable = false, gap = false,
        }
        local edge = segment.ack + from:offered_by(segment)
        local outside_own_window = from.edge_known
            and s.connection:knows_shifts()
            and after(right, later(edge, from.right_edge))
        local behind_fin = to.fin and not to:has_holes()
        -- Who has all of the block would acknowledge it to its end: nothing that the capture missed makes that right.
        local across_own_acknowledgement = before(left, segment.ack) and after(right, segment.ack)
        if outside_own_window or behind_fin or across_own_acknowledgement then
            s:add(finding(high))
            return
        end
        local earlier = s:memo(NAME)
        if not earlier or earlier.gap then
            s:remember(NAME, high)
        end
    end

    rule(NAME, function(s)
        local segment = s.segment
        local high = s:memo(NAME)
        if high and not high.undecidable and s.side ~= high.by and segment:ordinary() then
            settle(s, high)
        end
        if not segment.options.sack or not segment:ordinary() or not s.connection:known() then
            return
        end
        for _, block in ipairs(segment.options.sack) do
            local left, right = block[1], block[2]
            if not after(right, left) then
                s:report("SACK_INVALID", left, right, left == right
                    and say("Has an empty SACK block, from {0} up to {1}.", "带有一个空的 SACK 块：从 {0} 到 {1}。", left, right)
                    or say("Has a SACK block whose edges are turned round: from {0} up to {1}.",
                        "带有一个左右边界颠倒的 SACK 块：从 {0} 到 {1}。", left, right))
                return
            elseif after(right, s.to.snd_nxt) then
                examine_high(s, left, right)
                return
            end
        end
    end, function(connection, closing)
        local high = connection.memos[NAME]
        if high and not high.gap then
            if high.stood_below and not high.undecidable then
                closing.add(finding(high))
            else
                closing.inconclusive = true
            end
        end
    end)
end

-- A peer's timestamp clock does not run back: new data in order never has a smaller TSval than the segment before it.
rule("TimestampRegressed", function(s)
    local segment, from = s.segment, s.from
    if segment.length > 0 and segment.options.timestamps and segment:ordinary()
        and before(segment.options.value, from.timestamp)
        and segment.seq == from.snd_nxt
        and s.connection.timestamps_agreed then
        s:report("TIMESTAMP_REGRESSED", from.timestamp, segment.options.value, say(
            "Carries new data with TSval {0}, but its sender's clock stood at {1} already.",
            "携带新数据，TSval 却是 {0}，而发送方的时间戳先前已经走到 {1}。", segment.options.value, from.timestamp))
    end
end)

-- A FIN takes one sequence number, and the answer to it counts that number: no less, no more. An acknowledgement that was under way
-- when the FIN was sent rightly does not count it, so the rule asks for a segment that answers the FIN.
do
    local NAME = "FinAckNumber"

    local function finding(answer)
        return new_finding("FIN_ACK_NUMBER", answer.frame, answer.by, answer.expected, answer.actual, say(
            "Acknowledges {0}, but the FIN before it has sequence number {1}, so {2} is due.",
            "确认号是 {0}，而对方 FIN 的序号是 {1}，应当确认 {2}。",
            answer.actual, number32(answer.expected - 1), answer.expected))
    end

    local function answers_of(s)
        local answers = s:memo(NAME)
        if not answers then
            -- By side: the first answer that falls short; whether the FIN came again; whether its sender, after its FIN, sent what is
            -- answered even if the FIN was lost: data again, a RST, a probe.
            answers = { first = {}, asked_again = {}, asked_else = {} }
            s:remember(NAME, answers)
        end
        return answers
    end

    -- What comes behind a FIN: the FIN again, or something else that asks for an ACK.
    local function sent_further(s)
        local segment = s.segment
        local plain = segment:pure_ack() and segment.seq == number32(s.from.fin.number + 1)
        if segment.fin then
            local answers = s:memo(NAME)
            if answers then
                answers.asked_again[other(s.side)] = true
            end
        elseif not plain then
            answers_of(s).asked_else[other(s.side)] = true
        end
    end

    -- Whether the segment is an answer at all: an empty ACK that is no window update and no probe, or a FIN.
    local function is_answer(s)
        local segment, from = s.segment, s.from
        if segment.length > 0 or segment.window == 0 then
            return false
        elseif segment.fin then
            return not from.fin or segment.seq == from.fin.number
        elseif segment.urg then
            return false -- may be the probe by which Linux says again where its urgent data ends
        elseif from.sent and before(segment.seq, from.snd_nxt) then
            return false -- a probe, or sent before what was seen already
        end
        -- What a SYN offered may have no like in the scaled field: the nearest is no update.
        return math.abs(segment.window * power(from.shift) - from.window) < power(from.shift)
    end

    -- How well it is proven that an answer is one to the FIN: it may have crossed the FIN on its way; it may answer what was sent just
    -- before the FIN and was overtaken, once, so nothing else that says the same; there is nothing else that it can answer.
    local NONE, UNLESS_OVERTAKEN, CERTAIN = 0, 1, 2

    local function proof(s)
        local segment, from, fin = s.segment, s.from, s.to.fin
        local repeated = segment.id == 0 and from:has_sent_already(segment.ack, segment.seq)
        if fin:echoed_by(segment) then
            return CERTAIN
        elseif segment.fin or repeated or from.fin and fin:shares_answer(segment, from.fin) then
            return NONE
        end
        return fin.alone and CERTAIN or UNLESS_OVERTAKEN
    end

    local function note(s, shortfall)
        local answers = answers_of(s)
        local earlier = answers.first[s.side]
        if answers.asked_else[s.side] or earlier and earlier.proof == CERTAIN then
            return
        end
        local overtaken = earlier and earlier.proof == UNLESS_OVERTAKEN
        local again = earlier and answers.asked_again[s.side] and not s.segment.fin
        if again or overtaken and s.segment.fin and not s.from.fin then
            answers.first[s.side] = {
                frame = earlier.frame, by = s.side, expected = earlier.expected, actual = earlier.actual, proof = CERTAIN,
            }
        elseif not overtaken or shortfall.proof == CERTAIN then
            answers.first[s.side] = shortfall
        end
    end

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        if from.fin and not from.fin.acknowledged then
            sent_further(s)
        end
        if not to.fin or not segment.acks then
            return
        end
        local actual, expected = segment.ack, number32(to.fin.number + 1)
        if segment.rst and actual == expected and s:memo(NAME) then
            s:memo(NAME).first[s.side] = nil -- this one counts the FIN: what came before it was only under way
        end
        if not segment:ordinary() then
            return
        end
        if before(expected, actual) and not to:has_holes() then
            if before(to.snd_nxt, actual) then -- else it is data after the FIN, reported there
                s:add(finding({ frame = segment.frame, by = s.side, expected = expected, actual = actual }))
            end
            return
        end
        local preceding_acknowledged = to.una_known and to.snd_una == to.fin.number
        local takes_back = before(actual, to.fin.number) and to.fin:echoed_by(segment)
        if (actual == to.fin.number or takes_back)
            and preceding_acknowledged
            and not to.fin.acknowledged
            and not from:has_acknowledged(expected) -- before the capture had the FIN
            and is_answer(s)
            and not to.fin:unknown_to(segment) then
            note(s, { frame = segment.frame, by = s.side, expected = expected, actual = actual, proof = proof(s) })
        end
    end, function(connection, closing)
        local answers = connection.memos[NAME]
        for _, side in ipairs(answers and { CLIENT, SERVER } or {}) do
            local answer = answers.first[side]
            if answer and not connection:peer(other(side)):fin_acknowledged() then
                if answer.proof == CERTAIN then
                    closing.add(finding(answer))
                elseif connection:teardown() ~= "RESET" then -- who has sent a RST, or got one, answers no more
                    closing.inconclusive = true
                end
            end
        end
    end)
end

-- Who has sent a FIN sends no data beyond it.
rule("DataAfterFin", function(s)
    local segment, from = s.segment, s.from
    if not segment:ordinary() then
        return
    elseif from.fin then
        local length = segment.length - (segment.length > 0 and segment:padding() or 0)
        local stop, fin = number32(segment.seq + length), from.fin.number
        -- One octet at the FIN's own number is a keep-alive's garbage, which asks for an ACK only (RFC 1122, 4.2.3.6).
        local keep_alive = segment.seq == fin and segment.length == 1 and not segment.fin
        if length > 0 and after(stop, fin) and not keep_alive then
            s:report("DATA_AFTER_FIN", fin, stop, say(
                "Carries data up to {0}, but its sender has already closed with a FIN at {1}.",
                "携带的数据一直到序号 {0}，而发送方早已在序号 {1} 处用 FIN 关闭了发送方向。", stop, fin))
        end
    elseif segment.fin then
        -- The FIN itself takes a number that the sender's data had taken before: so that data lies beyond it.
        local fin = number32(segment:stop() - 1)
        if from.iss_known and not from:has_holes() and after(fin, from.iss) and before(fin, from.snd_nxt) then
            s:report("DATA_AFTER_FIN", from.snd_nxt, fin, say(
                "The FIN has sequence number {0}, but its sender had already sent data up to {1}.",
                "FIN 的序号是 {0}，而发送方此前发送的数据已经到了序号 {1}。", fin, from.snd_nxt))
        end
    end
end)

-- After the FIN an empty segment has the number behind it; there is nothing further to count.
rule("SequenceAfterFin", function(s)
    local segment, from = s.segment, s.from
    if segment.syn and from.fin and not from.iss_known then
        s:mark_inconclusive() -- a FIN before its SYN is of something that the capture does not show
    end
    if not from.fin or not segment:ordinary() or segment.length > 0 then
        return
    end
    local expected = number32(from.fin.number + 1)
    if segment.fin and segment.seq == expected then
        s:report("SEQUENCE_AFTER_FIN", from.fin.number, segment.seq, say(
            "Is a second FIN, with sequence number {0}, but its sender has already closed with the FIN at {1}.",
            "这是第二个 FIN，序号是 {0}，而发送方早已用序号 {1} 处的 FIN 关闭了发送方向。", segment.seq, from.fin.number))
        return
    end
    -- Half of the sequence space away is beyond, too: nothing of this connection lies there.
    if before(expected, segment.seq) then
        s:report("SEQUENCE_AFTER_FIN", expected, segment.seq, say(
            "Has sequence number {0}, but after its sender's FIN nothing lies beyond {1}.",
            "序号是 {0}，而发送方的 FIN 之后不会再有超过 {1} 的序号。", segment.seq, expected))
    end
end)

-- New data goes to a peer whose FIN has already arrived: a request of which no answer can come, or data that is answered with a RST.
do
    local NAME = "DataAfterPeerClosed"

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        local late = s:memo(NAME)
        if late then
            if not late.reported and segment.rst and s.side ~= late.by then
                late.reported = true
                s:add(new_finding("DATA_AFTER_PEER_CLOSED", late.frame, late.by, nil, nil, say(
                    "New data after the other side's FIN, which this very segment acknowledges: it is answered with a RST.",
                    "这个报文段已经确认了对方的 FIN，却又发送新数据：对方以 RST 作答。")))
            end
        elseif to.fin and not from.fin and segment:ordinary() and segment.acks and segment.length > 0
            and after(segment.ack, to.fin.number) and after(segment:next(), from.snd_nxt) then
            local request = s.side == CLIENT and from.una_known and from.snd_una == from.snd_nxt
            s:remember(NAME, { frame = segment.frame, by = s.side, reported = request })
            if request then
                s:report("DATA_AFTER_PEER_CLOSED", nil, nil, say(
                    "A request after the server's FIN, which this very segment acknowledges: no answer can come any more.",
                    "这个报文段已经确认了服务器的 FIN，却又发送新的请求：不会再有应答了。"))
            end
        end
    end)
end

-- A RST ends the connection while data is on its way that was never acknowledged, in either direction.
do
    -- Up to where the peer's numbers are acknowledged; where nothing tells, up to the end.
    local function acknowledged(peer)
        return peer.una_known and peer.snd_una or peer.iss_known and number32(peer.iss + 1) or peer.snd_nxt
    end

    local function end_of_data(peer)
        return peer.fin and peer.fin.number or peer.snd_nxt
    end

    local function report(s, up_to, stop, english, mandarin)
        if after(stop, up_to) then
            -- A reader takes both numbers for bytes that were lost: the last byte's own one, not the next.
            local last = number32(stop - 1)
            s:report("DATA_LOST_BY_RESET", stop, up_to, say(english, mandarin, distance(up_to, stop), up_to, last))
        end
    end

    rule("DataLostByReset", function(s)
        local reset, from, to = s.segment, s.from, s.to
        if not reset.rst or not s.connection:ends_by(reset, from, to) then
            return
        end
        if from.packets > 0 then
            local up_to = acknowledged(to)
            local more = reset.acks and within(reset.ack, up_to, to.snd_nxt)
            report(s, more and reset.ack or up_to, end_of_data(to),
                "This RST ends the connection although {0} bytes that were sent to its sender, numbers {1} to {2}, were never"
                    .. " acknowledged.",
                "这个 RST 终止了连接，而发给它的发送方的 {0} 个字节（序号 {1} 到 {2}）从未得到确认。")
        end
        if to.packets > 0 then
            report(s, acknowledged(from), end_of_data(from),
                "This RST ends the connection although {0} bytes of its own sender, numbers {1} to {2}, were never acknowledged.",
                "这个 RST 终止了连接，而它的发送方自己发出的 {0} 个字节（序号 {1} 到 {2}）从未得到确认。")
        end
    end)
end

-- A RST has a number that its receiver can believe: one of the sender's own sequence space, the one that the segment it answers
-- acknowledged, or zero together with the right acknowledgement number (RFC 9293, 3.5.2).
do
    local NAME = "ResetUnacceptable"
    local LARGEST_WINDOW = 65535

    local function finding(s, expected)
        return new_finding("RESET_UNACCEPTABLE", s.segment.frame, s.side, expected, s.segment.seq, say(
            "The RST has sequence number {0}, which its receiver has to ignore; {1} is due.",
            "这个 RST 的序号是 {0}，接收方必须忽略它；应当是 {1}。", s.segment.seq, expected))
    end

    local function answer_to_syn(s)
        local reset, to = s.segment, s.to
        -- With another number than zero it does not answer the SYN but what came later and was not captured.
        if reset.seq ~= 0 or reset.acks and s.connection:acknowledges_some_syn(to, reset.ack) then
            return
        end
        local expected = number32(to.iss + 1 + to.syn_length)
        s:report("RESET_UNACCEPTABLE", expected, reset.acks and reset.ack or 0, say(
            "The RST answers a SYN but does not acknowledge it with {0}, so its receiver has to ignore it.",
            "这个 RST 应答的是 SYN，却没有用 {0} 确认它，接收方必须忽略。", expected))
    end

    local function acceptable(s)
        local reset, from, to, connection = s.segment, s.from, s.to, s.connection
        local oldest = from.una_known and from.snd_una or from.iss
        if within(to.last_ack, oldest, from.snd_nxt) then
            oldest = to.last_ack -- said before the data was captured
        end
        if within(reset.seq, oldest, from.snd_nxt) or to:has_acknowledged(reset.seq) then
            return true
        end
        -- How far the other side can have sent, the capture having missed some of it: its window, and a FIN behind it.
        local may_end = from.edge_known and later(to.snd_nxt, from.right_edge) or to.snd_nxt
        if reset.seq == 0 and reset.acks and within(reset.ack, to.iss + 1, may_end + 1) then
            return true
        elseif reset.acks then
            return reset.seq == 0 and connection:acknowledges_some_syn(to, reset.ack)
        end
        return connection:acknowledges_some_syn(from, reset.seq)
    end

    rule(NAME, function(s)
        local reset, from, to = s.segment, s.from, s.to
        if not reset.rst or reset.syn then
            return
        elseif not from.sent and to.state == "SYN-SENT" then
            answer_to_syn(s)
        elseif s.connection:known() and not acceptable(s) then
            local found = finding(s, from.snd_nxt)
            -- So late and so far away it may be of a connection whose beginning was missed.
            local away = abs(distance(from.snd_nxt, reset.seq))
            local stray = s.connection:over() and s:after_rest() and away > LARGEST_WINDOW
            -- The next number if the capture missed data or a FIN, and with it at most one update of the window.
            local edge = to.edge_known and to.right_edge or from.snd_nxt
            local follows_unseen = not from.fin
                and within(reset.seq, from.snd_nxt, edge + LARGEST_WINDOW * power(to.shift) + 1)
            if stray or follows_unseen then
                local earlier = s:memo(NAME)
                if not earlier or earlier.stray and not stray then
                    s:remember(NAME, { finding = found, stray = stray })
                end
            else
                s:add(found)
            end
        end
    end, function(connection, closing)
        local doubtful = connection.memos[NAME]
        if doubtful and not doubtful.stray then
            closing.inconclusive = true
        end
    end)
end

-- A SYN whose sender does not stand by it: it goes on with the ISN that it had chosen, or answers the SYN-ACK to it with a RST.
do
    local NAME = "OldDuplicateSyn"

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        local syn = s:memo(NAME)
        if segment.syn then
            if not syn and from.iss_known and is_other_syn(segment, from, to) then
                s:remember(NAME, { frame = segment.frame, by = s.side, isn = segment.seq })
            end
        elseif syn and syn.by == s.side then
            s:remember(NAME, nil)
            local disowns
            if segment.rst then
                disowns = s.connection:voids_old_duplicate(segment, from, to)
            else
                disowns = segment.acks and segment.seq ~= number32(syn.isn + 1)
            end
            if disowns then
                s:add(new_finding("OLD_DUPLICATE_SYN", syn.frame, syn.by, from.iss, syn.isn, say(
                    "This SYN has ISN {0}, but its sender stands by ISN {1}: it is an old duplicate that arrived late.",
                    "这个 SYN 的初始序号是 {0}，而发送方用的是 {1}：它是一个迟到的旧 SYN。", syn.isn, from.iss)))
            end
        end
    end)
end

-- A RST of the form that a host sends which does not know the connection (any more), in answer to a peer that still has it.
do
    local NAME = "HalfOpenDiscovered"

    -- Data of a peer that takes the connection for open, none of it acknowledged, and a host that has not closed.
    local function answers_data(from, to)
        if from.fin or to.fin or to.bytes == 0 then
            return false
        end
        return from.packets == 0 or to.state == "ESTABLISHED" and to.una_known and after(to.snd_nxt, to.snd_una)
    end

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        if segment.syn then
            local holds
            if to.state == nil then
                holds = to.sent
            else
                holds = synchronized(to.state)
            end
            if holds and not segment.rst and is_other_syn(segment, from, to) then
                s:remember(NAME, { by = s.side })
            end
            return
        end
        local reopening = s:memo(NAME)
        local reopened = reopening ~= nil and reopening.by == s.side
        if reopened then
            s:remember(NAME, nil)
        end
        -- The RST takes its number from the other side's latest acknowledgement, as RFC 9293, 3.5.2, has it.
        if not segment.rst or segment.acks or s.connection:over()
            or not to.sent or not to:has_acknowledged(segment.seq) or to.last_ack ~= segment.seq then
            return
        end
        -- A SYN whose only answer was an acknowledgement speaks of a connection from before the capture or from TIME-WAIT.
        local from_before = from.state == "SYN-SENT" and not from.una_known and not to.iss_known
        if reopened or from_before then
            s:report("HALF_OPEN_DISCOVERED", nil, nil, say(
                "This RST answers an acknowledgement that has nothing to do with the new SYN: the other side still holds"
                    .. " an earlier connection that the sender of the SYN no longer knows.",
                "这个 RST 应答的确认与新的 SYN 无关：对方还保持着先前的连接，而发送 SYN 的一方已经不知道它了（半开连接）。"))
        elseif answers_data(from, to) then
            s:report("HALF_OPEN_DISCOVERED", nil, nil, say(
                "This RST answers data as a host does that knows no such connection, while the other side still has it open.",
                "这个 RST 应答的是数据，形式与不知道该连接的主机所发的一样，而对方仍认为连接是打开的（半开连接）。"))
        end
    end)
end

-- A SYN on an open connection, or a RST that is not exactly at RCV.NXT, is not believed but answered by an ACK that only repeats what
-- is expected next (RFC 5961, 3.2 and 4.2).
do
    local NAME = "ChallengeAck"

    local function is_doubtful(s)
        local segment, to = s.segment, s.to
        local holds
        if to.state == nil then
            holds = to.sent
        else
            holds = synchronized(to.state)
        end
        if not holds or s.connection.self_connected then
            return false
        elseif segment.rst then
            return to.rcv_nxt_known and segment.seq ~= to.rcv_nxt and s.connection:ends_by(segment, s.from, to)
        end
        return segment:plain_syn()
    end

    local function report(s, frame, reset)
        s:report("CHALLENGE_ACK", nil, nil, reset
            and say("Answers the RST of frame {0} with an ACK that repeats {1} as the number due: that RST was not believed.",
                "对帧 {0} 的 RST 只回了一个 ACK，重申期待的序号是 {1}：不相信那个 RST（质询 ACK）。", frame, s.segment.ack)
            or say("Answers the SYN of frame {0} with an ACK that names {1} as the number due: here the connection is open.",
                "对帧 {0} 的 SYN 只回了一个 ACK，说明期待的序号是 {1}：这一端的连接仍是打开的（质询 ACK）。", frame, s.segment.ack),
            reset and "RFC 5961 §3.2" or nil)
    end

    rule(NAME, function(s)
        local segment, from, to = s.segment, s.from, s.to
        local doubtful = s:memo(NAME)
        if doubtful and doubtful.by ~= s.side then
            if segment:pure_ack() then
                s:remember(NAME, nil)
                -- An empty ACK with the numbers that the peer had before.
                if segment.seq == from.snd_nxt
                    and (not from.rcv_nxt_known or segment.ack == from.rcv_nxt)
                    and not segment.options.sack then
                    report(s, doubtful.frame, doubtful.reset)
                end
            end
            return
        end
        s:remember(NAME, nil)
        if is_doubtful(s) then
            s:remember(NAME, { frame = segment.frame, by = s.side, reset = segment.rst })
        elseif segment:pure_ack() and not from.sent and to.state == "SYN-SENT"
            and not within(segment.ack, to.iss + 1, to.snd_nxt) then
            report(s, s.connection.first_frame, false) -- the peer is still in a connection from before
        end
    end)
end

-- A SYN opens a new connection between two endpoints that had another one a short time before, or still have it.
rule("PortReused", function(s)
    local earlier = s.connection.predecessor
    if not earlier or s.connection.packets > 0 or not s.segment:plain_syn() then
        return
    elseif earlier.over then
        s:report("PORT_REUSED", nil, nil, say(
            "This SYN opens a new connection between the endpoints of connection {0}, which ended {1} s before.",
            "这个 SYN 在连接 {0} 的两个端点之间建立新连接，而连接 {0} 在 {1} 秒之前才结束。",
            earlier.number, string.format("%.3f", (s.segment.nanos - earlier.last) / SECOND)))
    else
        s:report("PORT_REUSED", nil, nil, say(
            "This SYN opens a new connection between the endpoints of connection {0}, which nobody had closed.",
            "这个 SYN 在连接 {0} 的两个端点之间建立新连接，而连接 {0} 还没有关闭。", earlier.number))
    end
end)

-- A SYN brings data together with a Fast Open cookie.
rule("FastOpen", function(s)
    if s.segment:plain_syn() and s.segment.length > 0 and s.segment.options.cookie and not s.from.sent then
        s:report("FAST_OPEN", nil, nil, say(
            "The SYN carries a Fast Open cookie and {0} bytes of data, which the server may use before the handshake is complete.",
            "SYN 带有 Fast Open 的 cookie 和 {0} 字节的数据，服务器不必等到握手完成就可以使用这些数据。", s.segment.length))
    end
end)

-- Both peers agree on Explicit Congestion Notification: the SYN offers it, the SYN-ACK takes it (RFC 3168; Accurate ECN: RFC 9768).
rule("EcnNegotiated", function(s)
    local segment, offer = s.segment, s.to.syn_flags
    if not segment:syn_ack() or segment.rst or s.from.sent or not flag(offer, 6) or not flag(offer, 7) then
        return
    end
    local ece, cwr, ae = flag(segment.flags, 6), flag(segment.flags, 7), flag(segment.flags, 8)
    local bits = (ae and "1" or "0") .. (cwr and "1" or "0") .. (ece and "1" or "0")
    -- The four answers of RFC 9768, 3.1.2, Table 2: each also says with which ECN codepoint the SYN arrived.
    if flag(offer, 8) and (bits == "010" or bits == "011" or bits == "100" or bits == "110") then
        s:report("ECN_NEGOTIATED", nil, nil, say(
            "With this SYN-ACK both peers have agreed on Accurate ECN (bits AE, CWR, ECE: {0}).",
            "这个 SYN-ACK 之后，双方约定使用精确 ECN（AE、CWR、ECE 三位：{0}）。", bits))
    elseif ece and not cwr then
        s:report("ECN_NEGOTIATED", nil, nil, say(
            "With this SYN-ACK both peers have agreed on ECN (bits AE, CWR, ECE: {0}).",
            "这个 SYN-ACK 之后，双方约定使用 ECN（AE、CWR、ECE 三位：{0}）。", bits))
    end
end)

-- Each peer sends a SYN of its own before it has the other's: one connection, opened from both sides.
rule("SimultaneousOpen", function(s)
    if s.segment:plain_syn() and not s.segment.rst and not s.from.sent
        and flag(s.to.syn_flags, 1) and not flag(s.to.syn_flags, 4)
        and not s.to.una_known and not s.connection.self_connected then
        s:report("SIMULTANEOUS_OPEN", nil, nil, say(
            "This SYN crosses the other side's: both open the connection at the same time.",
            "这个 SYN 与对方的 SYN 交叉：双方同时打开连接。"))
    end
end)

-- The capture shows one and the same segment once more, which says nothing of the peers: of the other rules only Wireshark's flags
-- look at such a frame.
local RULES_FOR_COPIES = {
    { examine = function(s)
        s:report("DUPLICATE_FRAME", nil, nil, say(
            "Shows a segment that was captured a moment before: the capture has it twice.",
            "这一帧与刚才捕获的某一帧是同一个报文段：抓包中出现了两次。"))
    end },
}
for _, each in ipairs(RULES) do
    if each.name == "FlaggedByWireshark" then
        RULES_FOR_COPIES[2] = each
    end
end

-- ---- The judge: lets every rule look at each segment, then advances the connection; says at its end what it came to ------------

-- What is to be shown of each frame, by its number: the card of its connection, both peers' states once it has come, its findings;
-- and of those that wait, with which connection they do.
local Book = {}
Book.__index = Book

local function new_book()
    return setmetatable({ cards = {}, card_of = {}, states_of = {}, findings_of = {}, waiting_with = {} }, Book)
end

function Book:list(finding)
    local findings = self.findings_of[finding.frame] or {}
    self.findings_of[finding.frame] = findings
    findings[#findings + 1] = finding
end

-- Both peers' states fit into one number, so that a frame costs little.
local function pack_states(connection)
    return (STATE_NUMBER[connection.client.state] or 0) * 16 + (STATE_NUMBER[connection.server.state] or 0)
end

local function unpack_states(states)
    return STATES[floor(states / 16)], STATES[states % 16]
end

-- What the connection has come to as far as it goes now; changes nothing. `findings` are those that only the end tells.
local function conclude(connection)
    local counts = {}
    local closing = { findings = {}, inconclusive = connection.inconclusive, violated = connection.violated }
    function closing.add(finding)
        local kind = finding.kind
        counts[kind] = (counts[kind] or connection.counts[kind] or 0) + 1
        closing.violated = closing.violated or finding.severity == VIOLATION
        closing.inconclusive = closing.inconclusive or kind == "SEQUENCE_GAP"
        if counts[kind] <= MOST_LISTED then
            table.insert(closing.findings, finding)
        end
    end
    for _, each in ipairs(RULES) do
        if each.conclude then
            each.conclude(connection, closing)
        end
    end
    local handshake = connection:handshake()
    local verdict
    if closing.violated then
        verdict = "VIOLATED"
    elseif handshake == "NOT_SEEN" or closing.inconclusive then
        verdict = "INCONCLUSIVE"
    else
        verdict = connection:opened() and "VERIFIED" or "INCOMPLETE"
    end
    return {
        verdict = verdict, handshake = handshake, teardown = connection:teardown(), findings = closing.findings,
        at = connection.packets,
    }
end

local Judge = {}
Judge.__index = Judge

-- The judge is the tracker's listener, too.
local function new_judge(book, recent_frames, payloads)
    local scene = setmetatable({ book = book }, Scene)
    local judge = { book = book }

    local function examine(rules)
        for i = 1, #rules do
            rules[i].examine(scene)
        end
    end

    function judge.began(connection)
        local card = { number = connection.number, connection = connection, first_frame = connection.first_frame,
            client = connection.client.endpoint, server = connection.server.endpoint }
        connection.card = card
        table.insert(book.cards, card)
    end

    function judge.segment(connection, segment)
        local side = connection:sender(segment)
        scene.connection, scene.segment, scene.side = connection, segment, side
        scene.from, scene.to = connection:peer(side), connection:peer(other(side))
        local again = recent_frames:repeats(segment)
        if again and not may_be_garbage(segment, scene.from) then
            -- A copy that was altered is no sight of the same segment.
            local difference = #segment.data > 0 and Payloads.compare(segment, scene.from)
            again = not difference or difference.padding
        end
        if again then
            examine(RULES_FOR_COPIES)
            connection:count(segment)
        else
            if not connection:is_old_syn_ack(segment) then
                examine(RULES)
                payloads:remember(segment, scene.from)
            end
            connection:advance(segment)
        end
        book.waiting_with[segment.frame] = nil
        book.card_of[segment.frame] = connection.card
        book.states_of[segment.frame] = pack_states(connection)
    end

    function judge.waits(connection, segment)
        book.waiting_with[segment.frame] = connection
    end

    function judge.ended(connection)
        local card = connection.card
        card.outcome = conclude(connection)
        for _, finding in ipairs(card.outcome.findings) do
            book:list(finding)
        end
        card.outcome.findings = {}
        card.connection = nil
    end

    return setmetatable(judge, Judge)
end

-- ---- One capture: everything from the first frame on ---------------------------------------------------------------------------

local Analysis = {}
Analysis.__index = Analysis

local function new_analysis()
    local book, recent_frames, payloads = new_book(), new_recent_frames(nil), new_payloads()
    return setmetatable({
        book = book,
        recent_frames = recent_frames,
        payloads = payloads,
        tracker = new_tracker(new_judge(book, recent_frames, payloads)),
        latest = 0, -- the frame that was judged last
        previews = setmetatable({}, { __mode = "k" }), -- of connections some of whose segments wait
        base = nil, -- whole seconds of the first frame's time, so that times stay exact numbers
    }, Analysis)
end

function Analysis:take(segment)
    self.latest = segment.frame
    self.tracker:take(segment)
end

local SHARED = { [Segment] = true, [Entry] = true } -- never change once they are made

local function copy_of(value, copies)
    if type(value) ~= "table" or SHARED[getmetatable(value)] then
        return value
    elseif copies[value] == nil then
        local copy = setmetatable({}, getmetatable(value))
        copies[value] = copy
        for key, each in pairs(value) do
            copy[key] = copy_of(each, copies)
        end
    end
    return copies[value]
end

-- How things stand if nothing more comes: what waits is shown in a copy of its connection, so that the connection may still go on.
function Analysis:preview(connection)
    local at = connection.packets + (connection.limbo and #connection.limbo.waiting or 0) + (connection.stray and 1 or 0)
    local preview = self.previews[connection]
    if preview and preview.at == at then
        return preview
    end
    local book = new_book()
    local judge = new_judge(book, new_recent_frames(self.recent_frames), self.payloads)
    local card = { number = connection.number }
    local copy = copy_of(connection, { [connection.card] = card })
    -- Whether a stray that comes last is of a connection of its own nobody knows yet, so that it has no number.
    local began = judge.began
    judge.began = function(new)
        new.number = nil
        began(new)
    end
    new_tracker(judge):finish(copy)
    for _, each in ipairs(book.cards) do
        each.outcome = each.outcome or conclude(each.connection)
    end
    preview = { at = at, book = book, card = card }
    self.previews[connection] = preview
    return preview
end

-- The outcome of the connection that this card is of: final where it has ended, else as it stands now.
function Analysis:outcome(card)
    local connection = card.connection
    if not connection then
        return card.outcome
    elseif connection.limbo or connection.stray then
        return self:preview(connection).card.outcome
    elseif not card.outcome or card.outcome.at ~= connection.packets then
        card.outcome = conclude(connection)
    end
    return card.outcome
end

-- What there is to show of a frame; nil where it holds no segment.
function Analysis:look_up(frame)
    local book = self.book
    local waiting_with = book.waiting_with[frame]
    local card, states = book.card_of[frame], book.states_of[frame]
    local findings = {}
    local function list(some)
        for _, finding in ipairs(some or {}) do
            if finding.frame == frame then
                findings[#findings + 1] = finding
            end
        end
    end
    local connection = waiting_with or card and card.connection
    local outcome
    list(book.findings_of[frame])
    if connection and (connection.limbo or connection.stray) then
        local preview = self:preview(connection)
        card = preview.book.card_of[frame] or preview.card
        states = preview.book.states_of[frame] or states
        outcome = card.outcome
        list(preview.book.findings_of[frame])
    elseif card then
        outcome = self:outcome(card)
        list(outcome.findings)
    else
        return nil
    end
    local client_state, server_state = unpack_states(states or 0)
    return {
        number = card.number, outcome = outcome, client_state = client_state, server_state = server_state, findings = findings,
    }
end

-- ---- From Wireshark's fields to a segment --------------------------------------------------------------------------------------

-- A field that this version of Wireshark does not know is in no packet.
local function extractor(name)
    local known, field = pcall(Field.new, name)
    return known and field or function() end
end

local value_of = {}
for _, name in ipairs({
    "frame.protocols", "frame.time_epoch", "ip", "ip.src", "ip.dst", "ip.id", "ip.len", "ip.hdr_len", "ipv6.src", "ipv6.dst",
    "tcp", "tcp.srcport", "tcp.dstport", "tcp.seq", "tcp.ack", "tcp.seq_raw", "tcp.ack_raw", "tcp.flags", "tcp.len", "tcp.hdr_len",
    "tcp.window_size_value", "tcp.checksum", "tcp.options", "tcp.payload", "tcp.analysis.flags",
    "vxlan.vni", "geneve.vni", "gre.key",
}) do
    value_of[name] = extractor(name)
end

local ANALYSIS_FLAGS = {}
for _, name in ipairs({
    "retransmission", "fast_retransmission", "spurious_retransmission", "out_of_order", "duplicate_ack", "keep_alive",
    "keep_alive_ack", "zero_window", "zero_window_probe", "zero_window_probe_ack", "window_update", "window_full",
}) do
    ANALYSIS_FLAGS[string.upper(name)] = extractor("tcp.analysis." .. name)
end

-- Whether Wireshark flags the segment, and with what; it sets the plain retransmission's field for each of the three kinds.
local function read_analysis()
    if value_of["tcp.analysis.flags"]() == nil then
        return nil
    end
    local flags = {}
    for kind, field in pairs(ANALYSIS_FLAGS) do
        flags[kind] = field() ~= nil or nil
    end
    if flags.FAST_RETRANSMISSION or flags.SPURIOUS_RETRANSMISSION then
        flags.RETRANSMISSION = nil
    end
    return next(flags) and flags
end

-- Where the first TCP header of a frame lies, by the names of its layers: the how manieth header of IPv4 or IPv6 carries it. A header
-- that an ICMP error quotes is no segment: nobody sent it.
local function carrier(protocols)
    local counts = { ip = 0, ipv6 = 0 }
    local latest
    for layer in string.gmatch(protocols, "[^:]+") do
        if layer == "icmp" or layer == "icmpv6" then
            return false
        elseif layer == "tcp" then
            return latest and { version = latest, index = counts[latest] } or false
        elseif counts[layer] then
            counts[layer] = counts[layer] + 1
            latest = layer
        end
    end
    return false
end

local carriers, carriers_known = {}, 0
local MOST_CARRIERS = 1000

local function carrier_of(protocols)
    local known = carriers[protocols]
    if known == nil then
        if carriers_known == MOST_CARRIERS then
            carriers, carriers_known = {}, 0
        end
        known = carrier(protocols)
        carriers[protocols] = known
        carriers_known = carriers_known + 1
    end
    return known
end

local function nth(name, index)
    return (select(index, value_of[name]()))
end

local function octets(info, most)
    if info == nil or info.len == 0 then
        return ""
    end
    local range = info.range
    return range:raw(0, most and min(most, range:len()) or range:len())
end

-- Octets of an IPv4 packet that the frame was cut short of, by its own length, though the header counts them and is sound: some
-- tools cut frames and leave no trace of it. Wireshark goes by the frame, the sender's numbers by what it sent.
local function lost_octets(pinfo, index, segment_length)
    local packet, total, header = nth("ip", index), nth("ip.len", index), nth("ip.hdr_len", index)
    if not packet or not total or not header then
        return 0
    end
    local lost = packet.offset + total.value - pinfo.len
    for outer = 1, index - 1 do
        -- Where the header around it ends within the frame, nothing was cut: the two headers contradict each other.
        if nth("ip", outer).offset + nth("ip.len", outer).value <= pinfo.len then
            return 0
        end
    end
    -- What was put together from fragments does not lie in the frame, and may be longer than that.
    local in_frame = packet.offset + header.value + segment_length <= pinfo.len
    return lost > 0 and in_frame and fold(add_words(0, octets(packet, header.value))) == 65535 and lost or 0
end

-- The same four-tuple in two virtual networks is two connections.
local function network()
    local keys
    for _, name in ipairs({ "vxlan.vni", "geneve.vni", "gre.key" }) do
        for _, key in ipairs({ value_of[name]() }) do
            keys = (keys or "") .. string.format(" %s=%.0f", name, key.value)
        end
    end
    return keys or ""
end

local function port_octets(port)
    return string.char(floor(port / 256), port % 256)
end

local function raw_number(raw, shown)
    local info = value_of[raw]()
    if info then
        return info.value
    end
    -- With relative numbers switched off Wireshark has but one field.
    info = value_of[shown]()
    return info and info.value
end

-- The frame's segment; nil where it has none, or where Wireshark gives no fields in this pass.
local function read_segment(pinfo, analysis)
    local protocols = value_of["frame.protocols"]()
    local carried = protocols and carrier_of(protocols.value)
    if not carried then
        return nil
    end
    local ipv6, index = carried.version == "ipv6", carried.index
    local source, destination = nth(carried.version .. ".src", index), nth(carried.version .. ".dst", index)
    local source_port, destination_port = value_of["tcp.srcport"](), value_of["tcp.dstport"]()
    local flags, header_length, length = value_of["tcp.flags"](), value_of["tcp.hdr_len"](), value_of["tcp.len"]()
    local window, checksum = value_of["tcp.window_size_value"](), value_of["tcp.checksum"]()
    local seq, ack = raw_number("tcp.seq_raw", "tcp.seq"), raw_number("tcp.ack_raw", "tcp.ack")
    if not (source and destination and source_port and destination_port and flags and header_length and length and window and seq)
        or header_length.value < 20 then
        return nil
    end
    local epoch = value_of["frame.time_epoch"]()
    local secs, nsecs = 0, 0
    if epoch then
        secs, nsecs = epoch.value.secs, epoch.value.nsecs
    end
    analysis.base = analysis.base or secs
    local id = not ipv6 and nth("ip.id", index)
    local bits = flags.value
    local source_address, destination_address = octets(source), octets(destination)
    source_port, destination_port = source_port.value, destination_port.value
    local from = source_address .. port_octets(source_port)
    local to = destination_address .. port_octets(destination_port)
    length, header_length = length.value, header_length.value
    return setmetatable({
        frame = pinfo.number,
        nanos = (secs - analysis.base) * SECOND + nsecs,
        source = from, destination = to,
        pair = (from < to and from .. to or to .. from) .. network(),
        source_address = source_address, destination_address = destination_address, v6 = ipv6,
        source_port = source_port, destination_port = destination_port,
        seq = seq, ack = ack or 0,
        flags = bits, fin = flag(bits, 0), syn = flag(bits, 1), rst = flag(bits, 2), acks = flag(bits, 4), urg = flag(bits, 5),
        window = window.value, checksum = checksum and checksum.value or 0,
        header_length = header_length, header = length > 0 and octets(value_of["tcp"](), header_length) or "",
        length = length, lost = ipv6 and 0 or lost_octets(pinfo, index, header_length + length),
        data = length > 0 and octets(value_of["tcp.payload"]()) or "",
        id = id and id.value or 0,
        options = read_options(header_length > 20 and octets(value_of["tcp.options"]()) or "", header_length - 20),
        analysis = read_analysis(),
    }, Segment)
end

-- ---- The protocol that Wireshark shows -----------------------------------------------------------------------------------------

set_plugin_info({
    version = VERSION,
    description = "Judges every TCP connection: each handshake, each sequence number, each close",
    author = "The authors of Loopshark",
    repository = "",
})

local loopshark = Proto("loopshark", "Loopshark")

local FIELDS = {
    verdict = ProtoField.string("loopshark.verdict", "Verdict", nil,
        "VERIFIED, VIOLATED, INCOMPLETE or INCONCLUSIVE: of the whole connection, as far as it has been read"),
    connection = ProtoField.uint32("loopshark.connection", "Connection", base.DEC, nil, nil,
        "The connection's number in loopshark verify; tcp.stream is another, it begins anew with each SYN"),
    handshake = ProtoField.string("loopshark.handshake", "Handshake", nil, "How far the opening got, whatever the numbers"),
    teardown = ProtoField.string("loopshark.teardown", "Teardown", nil, "How the connection ended"),
    client_state = ProtoField.string("loopshark.client_state", "Client's state", nil, "After this segment (RFC 9293, 3.3.2)"),
    server_state = ProtoField.string("loopshark.server_state", "Server's state", nil, "After this segment (RFC 9293, 3.3.2)"),
    finding = ProtoField.string("loopshark.finding", "Finding", nil, "What was found in this segment"),
    message = ProtoField.string("loopshark.message", "Message", nil, "What was found, in one sentence"),
    expected = ProtoField.uint32("loopshark.expected", "Expected", base.DEC, nil, nil, "The number that was due, raw"),
    actual = ProtoField.uint32("loopshark.actual", "Actual", base.DEC, nil, nil, "The number that the segment has, raw"),
    citation = ProtoField.string("loopshark.citation", "Citation", nil, "Where the sentence stands that the finding rests on"),
}
local EXPERTS = {
    [VIOLATION] = ProtoExpert.new("loopshark.violation", "A peer broke a rule of TCP", expert.group.PROTOCOL,
        expert.severity.ERROR),
    [ANOMALY] = ProtoExpert.new("loopshark.anomaly", "Trouble on the way, or suspicious", expert.group.SEQUENCE,
        expert.severity.WARN),
    [NOTE] = ProtoExpert.new("loopshark.note", "Worth knowing", expert.group.SEQUENCE, expert.severity.NOTE),
}
do
    local fields, experts = {}, {}
    for _, field in pairs(FIELDS) do
        fields[#fields + 1] = field
    end
    for _, each in pairs(EXPERTS) do
        experts[#experts + 1] = each
    end
    loopshark.fields, loopshark.experts = fields, experts
end

loopshark.prefs.language = Pref.enum("Language", 1, "The language of the sentences", {
    { 1, "English", 1 },
    { 2, "Chinese", 2 },
}, true)

local analysis = new_analysis()

-- Nothing of one file may reach the next.
function loopshark.init()
    chinese = loopshark.prefs.language == 2
    analysis = new_analysis()
end

function loopshark.prefs_changed()
    chinese = loopshark.prefs.language == 2
end

local function add(tree, field, value)
    if value ~= nil then
        return tree:add(field, value):set_generated()
    end
end

local function show_finding(tree, finding)
    local item = add(tree, FIELDS.finding, finding.kind)
    item:append_text(": " .. finding.message)
    add(item, FIELDS.message, finding.message)
    add(item, FIELDS.expected, finding.expected)
    add(item, FIELDS.actual, finding.actual)
    add(item, FIELDS.citation, finding.citation)
    -- What Wireshark's own analysis says stands in its own expert information already.
    if not ANALYSIS_FLAGS[finding.kind] then
        item:add_proto_expert_info(EXPERTS[finding.severity], finding.kind .. ": " .. finding.message)
    end
end

local function show(tree, view)
    local outcome = view.outcome
    local item = tree:add(loopshark, string.format("Loopshark: %s, handshake %s, teardown %s",
        outcome.verdict, outcome.handshake, outcome.teardown)):set_generated()
    add(item, FIELDS.verdict, outcome.verdict)
    add(item, FIELDS.connection, view.number)
    add(item, FIELDS.handshake, outcome.handshake)
    add(item, FIELDS.teardown, outcome.teardown)
    add(item, FIELDS.client_state, view.client_state)
    add(item, FIELDS.server_state, view.server_state)
    for _, finding in ipairs(view.findings) do
        show_finding(item, finding)
    end
end

local IN_WINDOWS = gui_enabled()

-- Each frame is judged once, in its turn: in the first pass, or, where that gives no fields (tshark -2 without -R), in the second.
-- Later visits come in any order, and are only shown.
function loopshark.dissector(_, pinfo, tree)
    local frame = pinfo.number
    if frame > analysis.latest and not (IN_WINDOWS and pinfo.visited) then
        local segment = read_segment(pinfo, analysis)
        if segment then
            analysis:take(segment)
        end
    end
    local view = analysis:look_up(frame)
    if view then
        show(tree, view)
    end
end

register_postdissector(loopshark)

-- ---- The summary, and the colours ----------------------------------------------------------------------------------------------

-- An IPv6 address as RFC 5952 writes it: the longest run of zeros, of two groups at least, is cut short.
local function ipv6_text(octets_of_it)
    local groups, run_at, run_length, zeros = {}, 0, 1, 0
    for i = 1, 8 do
        local high, low = string.byte(octets_of_it, 2 * i - 1, 2 * i)
        groups[i] = string.format("%x", high * 256 + low)
        zeros = groups[i] == "0" and zeros + 1 or 0
        if zeros > run_length then
            run_at, run_length = i - zeros + 1, zeros
        end
    end
    if run_at == 0 then
        return table.concat(groups, ":")
    end
    return table.concat(groups, ":", 1, run_at - 1) .. "::" .. table.concat(groups, ":", run_at + run_length, 8)
end

local function endpoint_text(endpoint)
    local high, low = string.byte(endpoint, #endpoint - 1, #endpoint)
    local port = high * 256 + low
    if #endpoint == 6 then
        return string.format("%d.%d.%d.%d:%d", string.byte(endpoint, 1), string.byte(endpoint, 2), string.byte(endpoint, 3),
            string.byte(endpoint, 4), port)
    end
    return string.format("[%s]:%d", ipv6_text(endpoint), port)
end

local VERDICTS = { "VERIFIED", "INCOMPLETE", "INCONCLUSIVE", "VIOLATED" }
local MOST_LINES = 10000

-- How many connections there are of each verdict, and a line for each of those that are not VERIFIED.
local function summary()
    local counts, lines = { VERIFIED = 0, INCOMPLETE = 0, INCONCLUSIVE = 0, VIOLATED = 0 }, {}
    for _, card in ipairs(analysis.book.cards) do
        local outcome = analysis:outcome(card)
        counts[outcome.verdict] = counts[outcome.verdict] + 1
        if outcome.verdict ~= "VERIFIED" and #lines < MOST_LINES then
            lines[#lines + 1] = string.format("%5d  frame %-7d %-12s  %-17s  %-13s  %s → %s", card.number, card.first_frame,
                outcome.verdict, outcome.handshake, outcome.teardown, endpoint_text(card.client), endpoint_text(card.server))
        end
    end
    local head = { string.format("Loopshark %s: %d connections", VERSION, #analysis.book.cards) }
    for _, verdict in ipairs(VERDICTS) do
        head[#head + 1] = string.format("%-12s %7d", verdict, counts[verdict])
    end
    local hidden = #analysis.book.cards - counts.VERIFIED - #lines
    if hidden > 0 then
        lines[#lines + 1] = string.format("… and %d more", hidden)
    end
    return table.concat(head, "\n") .. "\n" .. (#lines > 0 and "\n" .. table.concat(lines, "\n") .. "\n" or "")
end

-- Slots of Wireshark's temporary colouring rules: their colours are Wireshark's.
local PINK, YELLOW, GREEN = 1, 8, 7
local COLOURS = {
    [PINK] = 'loopshark.verdict == "VIOLATED"',
    [YELLOW] = 'loopshark.verdict == "INCOMPLETE" || loopshark.verdict == "INCONCLUSIVE"',
    [GREEN] = 'loopshark.verdict == "VERIFIED"',
}

if IN_WINDOWS then
    -- A listener with a filter makes Wireshark give fields in the first pass over a file; without them nothing could be judged.
    Listener.new("frame", "tcp")

    register_menu("Loopshark/Summary of connections", function()
        local window = TextWindow.new("Loopshark")
        window:set(summary())
        window:add_button("Refresh", function()
            window:set(summary())
        end)
    end, MENU_TOOLS_UNSORTED)

    register_menu("Loopshark/Colour packets by verdict", function()
        for slot, filter in pairs(COLOURS) do
            set_color_filter_slot(slot, filter)
        end
    end, MENU_TOOLS_UNSORTED)
elseif ... == "summary" then
    -- tshark -X lua_script:loopshark.lua -X lua_script1:summary
    local listener = Listener.new("frame", "tcp")
    function listener.draw()
        print(summary())
    end
end
