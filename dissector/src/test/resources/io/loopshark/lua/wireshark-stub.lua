-- As much of Wireshark's Lua API as the plug-in uses, for a Lua interpreter without Wireshark:
--
--     lua5.4 wireshark-stub.lua loopshark.lua rows.tsv tshark|wireshark
--
-- Each row is a frame: the columns below, tab-separated, octets in hexadecimal. All rows are dissected in a first pass and shown in a
-- second; then the same again as another file, whose lines have to be the same; with "wireshark" the menus are chosen besides. What the
-- plug-in calls that is not here is an error.

local script, rows_file, program = ...

local COLUMNS = {
    "number", "secs", "nsecs", "frame.protocols", "ip.src", "ip.dst", "tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.ack_raw",
    "tcp.flags", "tcp.hdr_len", "tcp.len", "tcp.window_size_value", "tcp.checksum", "ip.id", "tcp.options", "tcp.payload",
}
local OCTETS = { ["ip.src"] = true, ["ip.dst"] = true, ["tcp.options"] = true, ["tcp.payload"] = true }
local SHOWN = {
    "connection", "verdict", "handshake", "teardown", "client_state", "server_state", "finding", "expected", "actual", "citation",
    "message",
}

local function from_hex(text)
    return (string.gsub(text, "%x%x", function(digits) return string.char(tonumber(digits, 16)) end))
end

-- ---- Fields: callable, with as many results as the frame has of them

local current -- the row at hand

local function field_info(value, bytes)
    return { value = value, len = bytes and #bytes or 0, offset = 0, range = bytes and {
        len = function() return #bytes end,
        raw = function(_, offset, length)
            assert(length <= #bytes - offset, "more octets than there are")
            return string.sub(bytes, offset + 1, offset + length)
        end,
    } }
end

Field = { new = function(name)
    return function()
        if name == "frame.time_epoch" then
            return field_info({ secs = tonumber(current.secs), nsecs = tonumber(current.nsecs) })
        end
        local version = string.find(current["frame.protocols"], "ipv6", 1, true) and "ipv6" or "ip"
        local column = string.gsub(name, "^" .. version .. "%.", "ip.")
        local cell = current[column]
        if not cell or cell == "" or name ~= column and version == "ip" or version == "ipv6" and string.find(name, "^ip%.") then
            return
        elseif OCTETS[column] then
            return field_info(nil, from_hex(cell))
        end
        return field_info(tonumber(cell) or cell)
    end
end }

-- ---- Protocols and trees

local registered

function Proto(name)
    return { name = name, prefs = {} }
end

local function proto_field(kind)
    return function(abbreviation)
        return { abbreviation = abbreviation, kind = kind }
    end
end

ProtoField = { string = proto_field("string"), uint32 = proto_field("uint32") }
ProtoExpert = { new = function(abbreviation) return { abbreviation = abbreviation } end }
Pref = { enum = function(_, default) return default end }
base = { DEC = 1 }
expert = { group = { PROTOCOL = 1, SEQUENCE = 2 }, severity = { ERROR = 1, WARN = 2, NOTE = 3 } }

local function new_tree(values)
    local tree = {}
    function tree:add(what, value)
        if what.kind == "uint32" then
            assert(value % 1 == 0 and value >= 0 and value < 2 ^ 32, "not 32 bits: " .. tostring(value))
        else
            assert(type(value) == "string", "not a string: " .. tostring(value))
        end
        if what.abbreviation then
            values[what.abbreviation] = values[what.abbreviation] or {}
            table.insert(values[what.abbreviation], what.kind == "uint32" and string.format("%.0f", value) or value)
        end
        return new_tree(values)
    end
    function tree:set_generated() return self end
    function tree:append_text() return self end
    function tree:add_proto_expert_info(info) assert(info.abbreviation) end
    return tree
end

function set_plugin_info() end
function register_postdissector(proto)
    for _, each in ipairs(proto.fields) do
        assert(each.abbreviation)
    end
    registered = proto
end

-- ---- The window

local menus = {}

function gui_enabled() return program == "wireshark" end
Listener = { new = function() return {} end }
MENU_TOOLS_UNSORTED = 1
function register_menu(name, action) menus[#menus + 1] = { name = name, action = action } end
TextWindow = { new = function()
    return {
        set = function(_, text) print((string.gsub(text, "\n.*", ""))) end,
        add_button = function(_, _, action) action() end,
    }
end }
function set_color_filter_slot(slot, filter) assert(slot >= 1 and slot <= 10 and string.find(filter, "loopshark.verdict", 1, true)) end

-- ---- One file after the other

local function read_rows()
    local rows = {}
    for line in io.lines(rows_file) do
        local row, column = {}, 0
        for cell in string.gmatch(line .. "\t", "([^\t]*)\t") do
            column = column + 1
            row[COLUMNS[column]] = cell
        end
        rows[#rows + 1] = row
    end
    return rows
end

local function pass(rows, visited)
    local lines = {}
    for _, row in ipairs(rows) do
        current = row
        local values = {}
        registered.dissector(nil, { number = tonumber(row.number), visited = visited, len = 65535 }, new_tree(values))
        local cells = {}
        for i, name in ipairs(SHOWN) do
            cells[i] = table.concat(values["loopshark." .. name] or {}, ",")
        end
        lines[#lines + 1] = table.concat(cells, "\t")
    end
    return table.concat(lines, "\n")
end

local function file(rows)
    registered.init()
    pass(rows, false)
    return pass(rows, true)
end

assert(loadfile(script))()
local rows = read_rows()
local shown = file(rows)
assert(file(rows) == shown, "the second file is judged otherwise than the first")
print(shown)
for _, menu in ipairs(menus) do
    print(menu.name)
    menu.action()
end
