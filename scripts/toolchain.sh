# shellcheck shell=bash
# Finds, or where it may installs, what Loopshark's scripts need. Sourced by them; plain enough for the bash 3.2 of macOS.

# The name that messages begin with.
program=${program:-loopshark}

say() {
    printf '%s: %s\n' "$program" "$*" >&2
}

die() {
    say "$@"
    exit 2
}

# jdk_read HOME: sets jdk_major and jdk_id if a JDK lives there. Reads the file `release`, since a JVM would take 40 ms to tell.
jdk_read() {
    local key value version='' build='' vendor=''
    jdk_major=0 jdk_id=
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            value=${value#\"} value=${value%\"}
            case $key in
                JAVA_VERSION) version=$value ;;
                JAVA_RUNTIME_VERSION) build=$value ;;
                IMPLEMENTOR) vendor=$value ;;
            esac
        done <"$1/release"
    else
        version=$("$1/bin/javac" -version 2>&1)
        version=${version#javac }
    fi
    jdk_major=${version%%[!0-9]*}
    jdk_major=${jdk_major:-0}
    jdk_id=${build:-$version}-$vendor
    jdk_id=${jdk_id//[^A-Za-z0-9.+-]/_}
    [ "$jdk_major" -ge 17 ]
}

# Sets and exports JAVA_HOME, with jdk_major and jdk_id: what JAVA_HOME says, else the java of the PATH, else the usual places.
find_jdk() {
    local candidate
    if [ -n "${JAVA_HOME:-}" ]; then
        jdk_read "$JAVA_HOME" && export JAVA_HOME && return 0
        die "JAVA_HOME ($JAVA_HOME) is no JDK of version 17 or newer; unset it, or let it point to one."
    fi
    if candidate=$(command -v java); then
        # /usr/bin/java is a link on Linux, but a program on macOS.
        [ -L "$candidate" ] && candidate=$(readlink -f "$candidate")
        candidate=${candidate%/bin/java}
        jdk_read "$candidate" && export JAVA_HOME="$candidate" && return 0
    fi
    for candidate in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/current "${HOME:-}"/.jdks/*; do
        [ -d "$candidate" ] && jdk_read "$candidate" && export JAVA_HOME="$candidate" && return 0
    done
    return 1
}

# A JDK, and with the argument "maven" Maven too: found, installed if that is permitted, or asked for in one sentence.
require_toolchain() {
    local missing='' wanted=''
    find_jdk || { missing="a JDK, 17 or newer" wanted=jdk; }
    if [ "${1:-}" = maven ] && ! command -v mvn >/dev/null; then
        missing="${missing:+$missing, and }Maven" wanted="$wanted maven"
    fi
    [ -n "$wanted" ] || return 0
    if may_install; then
        say "$missing isn't here; installing it"
        case $wanted in
            *jdk*) apt_install "$(debian_jdk)" || die "the installation failed; see above." ;;
        esac
        case $wanted in
            *maven*) apt_install maven || die "the installation failed; see above." ;;
        esac
        hash -r
        find_jdk && { [ "${1:-}" != maven ] || command -v mvn >/dev/null; } && return 0
        die "$missing still isn't found after the installation."
    fi
    die "needs $missing; install it with" \
        "\"sudo apt-get install $(debian_jdk) maven\" (Debian, Ubuntu)," \
        "\"sudo dnf install java-latest-openjdk-devel maven\" (Fedora) or" \
        "\"brew install openjdk maven\" (macOS)."
}

# Whether packages may be installed without asking: a Debian-like system, and root or sudo without a password.
may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

# apt_install PACKAGE…: quietly; what apt-get said is shown only when it failed.
apt_install() {
    local log status=0
    log=$(mktemp)
    # The package lists may be missing or old, so a failure is tried once more with new ones.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q install --no-install-recommends "$@" >"$log" 2>&1 \
        || { as_root apt-get -q update >>"$log" 2>&1 \
            && as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q install --no-install-recommends "$@" >>"$log" 2>&1; } \
        || status=$?
    [ "$status" = 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

# The name of a JDK package that this Debian or Ubuntu has.
debian_jdk() {
    local version
    if command -v apt-cache >/dev/null; then
        [ -n "$(apt-cache search --names-only '^default-jdk-headless$' 2>/dev/null)" ] || ! may_install || as_root apt-get -q update >/dev/null 2>&1
        for version in 21 17 25; do
            if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
                echo "openjdk-$version-jdk-headless"
                return
            fi
        done
    fi
    echo openjdk-17-jdk-headless
}

have_libpcap() {
    local file
    case $(uname -s) in
        Linux) ;;
        # Part of macOS; elsewhere live capture refuses anyway.
        *) return 0 ;;
    esac
    for file in /usr/lib/*/libpcap.so* /lib/*/libpcap.so* /usr/lib64/libpcap.so* /usr/lib/libpcap.so* /lib64/libpcap.so* /usr/local/lib/libpcap.so*; do
        [ -e "$file" ] && return 0
    done
    return 1
}

# Live capture prefers libpcap and does without it as well: installs it if that is permitted.
ensure_libpcap() {
    have_libpcap && return 0
    may_install || return 1
    say "libpcap, for live capture, isn't here; installing it"
    apt_install libpcap0.8
}
