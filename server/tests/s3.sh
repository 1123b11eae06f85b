#!/bin/bash
# Tries photos in a real bucket: a Ceph of one monitor and one disk in memory, with its S3 gateway, on this machine alone.
#
#   apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-mgr s3cmd uuid-runtime
#   server/tests/s3.sh cargo test -p server photos
#
# Starts it, runs the command with FOLKMOOT_TEST_S3 and what is needed to reach the bucket, and ends it.
set -euo pipefail

[ $# -gt 0 ] || { sed -n '2,7s/^# \?//p' "$0"; exit 2; }
D=$(mktemp -d); C="$D/ceph.conf"; FSID=$(uuidgen); PIDS=()
trap 'kill "${PIDS[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$D"' EXIT
mkdir -p "$D"/{mon,osd,mgr,rgw}

cat > "$C" <<CONF
[global]
fsid = $FSID
mon host = 127.0.0.1:6789
mon initial members = a
auth cluster required = none
auth service required = none
auth client required = none
auth allow insecure global id reclaim = false
ms bind msgr2 = false
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 2147483648
mon max pg per osd = 1000
mon data avail crit = 1
mon data avail warn = 2
run dir = $D
log file = $D/\$name.log
[mon.a]
mon data = $D/mon
[osd]
osd class update on start = false
osd crush update on start = false
[osd.0]
osd data = $D/osd
[mgr.x]
mgr data = $D/mgr
mgr initial modules =
[client.rgw.a]
rgw data = $D/rgw
rgw frontends = beast endpoint=127.0.0.1:7480
rgw thread pool size = 32
CONF

says() { timeout 30 ceph -c "$C" "$@" 2>/dev/null; }
until_it() { for _ in $(seq 60); do "$@" >/dev/null 2>&1 && return; sleep 1; done; echo "it never did: $*" >&2; tail "$D"/*.log >&2; exit 1; }

monmaptool --create --addv a '[v1:127.0.0.1:6789]' --fsid "$FSID" "$D/monmap" >/dev/null
ceph-mon -c "$C" -i a --mkfs --monmap "$D/monmap"
ceph-mon -c "$C" -i a -f & PIDS+=($!)
until_it says -s
ceph-mgr -c "$C" -i x -f & PIDS+=($!)
DISK=$(uuidgen)
until_it says osd create "$DISK" 0
ceph-osd -c "$C" -i 0 --mkfs --osd-uuid "$DISK" 2>/dev/null
ceph-osd -c "$C" -i 0 -f 2>/dev/null & PIDS+=($!)
until_it says osd crush add osd.0 1.0 root=default host=h
until_it sh -c "timeout 30 ceph -c '$C' -s 2>/dev/null | grep -q '1 up'"
# Before the gateway runs, which would have to be told.
timeout 120 radosgw-admin -c "$C" user create --uid=moot --display-name=Moot --access-key=key --secret-key=secret >/dev/null 2>&1
radosgw -c "$C" -n client.rgw.a -f 2>/dev/null & PIDS+=($!)
S3CMD="s3cmd --access_key=key --secret_key=secret --no-ssl --host=127.0.0.1:7480 --host-bucket="
until_it $S3CMD mb s3://folkmoot

export FOLKMOOT_TEST_S3=s3://folkmoot/tried AWS_ENDPOINT=http://127.0.0.1:7480 AWS_ALLOW_HTTP=true
export AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret AWS_REGION=us-east-1
"$@"
