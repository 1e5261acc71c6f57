# shellcheck shell=bash
# What the machine must offer, each with its remedy.

preflight() {
    [[ $(uname -m) == x86_64 ]] || die "this machine is $(uname -m)" "the native cluster is for x86_64; use kind or an existing cluster"
    local module tool
    for module in overlay br_netfilter veth; do modprobe -q "$module" 2>/dev/null || true; done
    grep -qw overlay /proc/filesystems || die "the kernel has no overlayfs" "load or enable the module 'overlay'"
    [[ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]] || die "the kernel has no bridge netfilter" "modprobe br_netfilter"
    [[ -n $(_cgroup_roots) ]] || die "no cgroups are mounted" "mount cgroup2 at /sys/fs/cgroup"
    for tool in ip unshare openssl pgrep pivot_root; do
        command -v "$tool" >/dev/null || die "missing: $tool" "apt-get install iproute2 util-linux openssl procps"
    done
    (($(df --output=avail -k /var/lib | tail -n1) > 2000000)) || die "less than 2 GB free under /var/lib" "free some space"
    local other
    other=$(ip -4 route show root "10.${HOST_IP#10.}/24" 2>/dev/null | grep -v "dev $NODE_LINK" || true)
    [[ -z $other ]] || die "the addresses of the node are in use here: $other" "choose others with DECNET_NET_SECOND_OCTET"
}
