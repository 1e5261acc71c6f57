#!/bin/bash
# PID 1 of a node: sets up the network, starts the components, starts again whichever ends. When this process ends the
# kernel ends everything else in the node and drops its mounts and interfaces.
set -u
# shellcheck source=/dev/null
source /etc/kubernetes/node.env

say() { printf '%(%F %T)T %s\n' -1 "$*"; }
trap 'say "stopping"; exit 0' TERM INT

hostname "$NODE_NAME"
printf '127.0.0.1 localhost\n%s %s\n' "$NODE_IP" "$NODE_NAME" >/etc/hosts
echo "$NODE_NAME" >/etc/hostname
: >/etc/resolv.conf
mkdir -p /run/node

until ip link show eth0 >/dev/null 2>&1; do read -rt 0.05 <> <(:) || true; done
if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    sed -e 's/[^ ]*/+&/g' /sys/fs/cgroup/cgroup.controllers >/sys/fs/cgroup/cgroup.subtree_control
fi
ip link set lo up
ip address add "$NODE_IP/24" dev eth0
ip link set eth0 up
# Reachable from inside: this machine, under each of its addresses, and nothing beyond it.
for address in $HOST_ADDRESSES; do ip route replace "$address/32" via "$HOST_IP"; done
echo 1 >/proc/sys/net/ipv4/ip_forward
for call in iptables ip6tables; do
    [[ ! -e /proc/sys/net/bridge/bridge-nf-call-$call ]] || echo 1 >"/proc/sys/net/bridge/bridge-nf-call-$call"
done

# Each component has a loop of its own that starts it again: with one loop and `wait -n` for all, bash forgets a job
# that ends while another one is being dealt with.
start() {
    local argv
    mapfile -t argv <"/etc/kubernetes/components/$1"
    while :; do
        "${argv[@]}" >>"/var/log/$1.log" 2>&1 </dev/null &
        echo $! >"/run/node/$1.pid"
        say "started $1 as $!"
        wait $!
        say "$1 ended; starting it again"
        sleep 1
    done 2>/dev/null &
}

answers() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
wait_for() { # at most 30 s; a component that comes too late is started again anyway
    local tries=300
    until "$@" || ((tries-- == 0)); do sleep 0.1; done
}

start etcd
start containerd
wait_for answers 127.0.0.1 2379
start kube-apiserver
wait_for test -S /run/containerd/containerd.sock
ctr -n k8s.io images ls -q | grep -qx localhost/pause:1 || ctr -n k8s.io images import /usr/local/share/pause.tar
wait_for answers "$NODE_IP" 6443
for component in kubelet kube-controller-manager kube-scheduler kube-proxy; do start "$component"; done

# As PID 1 bash reaps whatever is orphaned; `wait` returns only for a signal.
while :; do wait; sleep 1; done
