# What the commands in this folder share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wanted_java=25

# Prints the home of a JDK (a compiler is needed, not only a runtime) that is new enough.
find_jdk() {
  local home release javac
  javac=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" "${javac:+$(dirname "$(dirname "$(readlink -f "$javac")")")}" \
      /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ -n "$release" ] && [ "$release" -ge "$wanted_java" ]; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Debian or Ubuntu, as root: by the ordinary package client, from whatever repositories the machine has.
install_packages() {
  echo "$(basename "$0"): installing $*" >&2
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@"; } >&2 </dev/null
}

install_jdk() {
  local package
  may_install || return 1
  apt-get -q update >&2 </dev/null || return 1
  for package in "temurin-$wanted_java-jdk" "openjdk-$wanted_java-jdk-headless"; do
    if apt-cache show "$package" >/dev/null 2>&1; then
      install_packages "$package"
      return
    fi
  done
  return 1
}

# Sets JAVA_HOME, or says how to get a JDK and ends.
need_jdk() {
  JAVA_HOME=$(find_jdk) || { install_jdk && JAVA_HOME=$(find_jdk); } || {
    cat >&2 <<EOF
$(basename "$0"): no JDK $wanted_java or later was found
  looked in JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman and ~/.jdks
  get one from https://adoptium.net and unpack it into ~/.jdks, or: sdk install java $wanted_java-tem
EOF
    exit 2
  }
  export JAVA_HOME
}

need_maven() {
  command -v mvn >/dev/null || { may_install && install_packages maven; } || {
    echo "$(basename "$0"): Maven 3.8 or later is needed: https://maven.apache.org/download.cgi" >&2
    exit 2
  }
}

# Programs that hosts made of namespaces need; installed where that is allowed, and their tests are skipped without them.
need_hosts() {
  local program missing=
  for program in /usr/sbin/sshd:openssh-server arping:iputils-arping ip:iproute2 nft:nftables sudo:sudo \
    ndptool:libndp-tools; do
    command -v "${program%%:*}" >/dev/null || missing="$missing ${program#*:}"
  done
  # shellcheck disable=SC2086 # several packages
  [ -z "$missing" ] || { may_install && install_packages $missing; } ||
    echo "$(basename "$0"): without$missing, tests on hosts are skipped" >&2
}

# Builds the distribution and the lab, unless they are there and newer than everything they are made of.
need_built() {
  local made=$root/native/target/baton/aot/server.aot
  if [ -e "$made" ] && [ -e "$root/ops/lab/target/demo.classpath" ] &&
    [ -z "$(find "$root" -newer "$made" \( -name target -o -name .git -o -name docs \) -prune -o -type f \
      \( -path '*/src/main/*' -o -name pom.xml \) -newer "$made" -print -quit)" ]; then
    return 0
  fi
  need_maven
  echo "$(basename "$0"): building (the first time, Maven fetches what it needs)" >&2
  local log build signal status=0
  log=$(mktemp)
  # In a process group of its own, which a signal to this shell alone would not reach.
  set -m
  (cd "$root" && exec mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip -Dspotless.check.skip) \
    </dev/null >"$log" 2>&1 &
  build=$!
  set +m
  for signal in INT:130 TERM:143 HUP:129; do
    # shellcheck disable=SC2064 # as they are now
    trap "kill -TERM -- -$build 2>/dev/null; rm -f '$log'; wait $build; exit ${signal#*:}" "${signal%:*}"
  done
  wait "$build" || status=$?
  trap - INT TERM HUP
  [ "$status" = 0 ] || cat "$log" >&2
  rm -f "$log"
  [ "$status" = 0 ] || {
    echo "$(basename "$0"): the build failed" >&2
    exit 1
  }
}

# Becomes the demo, with these arguments.
become_demo() {
  need_jdk
  need_built
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
    -cp "$root/ops/lab/target/classes:$(cat "$root/ops/lab/target/demo.classpath")" \
    dev.baton.lab.demo.Demo --home "$root/native/target/baton" --root "$root" "$@"
}
