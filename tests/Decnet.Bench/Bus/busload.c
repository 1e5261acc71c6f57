/* The one load generator for every broker: publishes bodies of one size on one topic from one connection, receives them on others,
   and prints what it measured as "key value" lines.

   busload flood  PROTO ADDRESS SECONDS BATCH SUBSCRIBERS WINDOW STALLED IDLE [BODY [nowait]]
   busload trip   PROTO ADDRESS COUNT RATE
   busload relay  PATH SUBSCRIBERS          copies what the first connection sends to the others: the limit under every broker

   In a flood at most WINDOW events are in flight (published, not yet received by the slowest reader), so that no broker's queue need overflow and
   nothing may be lost; with "nowait" nothing holds the publisher back and what is lost is reported. STALLED subscribers of the same topic
   never read; IDLE ones hold a wildcard pattern that never matches. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define TOPIC "attacker.session.started"
#define BUFFER (256 * 1024)
enum proto { DECNET, REDIS, NATS, MQTT, RAW };

static enum proto proto;
static const char *address;
static int body_size = 256;

static void fail(const char *what) { perror(what); exit(2); }

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int dial(void) {
    for (int attempt = 0;; attempt++) {
        int fd, result;
        if (address[0] == '/') {
            struct sockaddr_un to = {.sun_family = AF_UNIX};
            strncpy(to.sun_path, address, sizeof to.sun_path - 1);
            fd = socket(AF_UNIX, SOCK_STREAM, 0);
            result = connect(fd, (struct sockaddr *)&to, sizeof to);
        } else {
            struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(address)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
            int one = 1;
            fd = socket(AF_INET, SOCK_STREAM, 0);
            result = connect(fd, (struct sockaddr *)&to, sizeof to);
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        }
        if (result == 0) return fd;
        close(fd);
        if (attempt == 500) fail(address);
        usleep(10000);
    }
}

static void write_all(int fd, const char *data, size_t size) {
    while (size > 0) {
        ssize_t n = send(fd, data, size, MSG_NOSIGNAL);
        if (n < 0) { if (errno == EINTR) continue; fail("send"); }
        data += n;
        size -= n;
    }
}

static void put(int fd, const char *text) { write_all(fd, text, strlen(text)); }

static void read_until(int fd, const char *word) {
    char got[8192];
    size_t have = 0;
    while (have < sizeof got - 1) {
        ssize_t n = recv(fd, got + have, 1, 0);
        if (n <= 0) fail("greeting");
        have += n;
        got[have] = 0;
        if (strstr(got, word)) return;
    }
    fail("greeting");
}

/* A realistic event of exactly body_size bytes; the same for every protocol. */
static void make_body(char *to, unsigned seq) {
    char *text;
    int n = asprintf(&text, "{\"type\":\"session.started\",\"payload\":{\"seq\":%u,\"decky\":\"default_web-01\",\"service\":\"ssh\","
        "\"src_ip\":\"203.0.113.77\",\"src_port\":51234,\"user\":\"root\",\"sid\":\"0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d\",\"tags\":[\"new\",\"scan\"],"
        "\"score\":0.25,\"note\":\"", 1000000000u + seq);
    if (n + 3 > body_size) { fprintf(stderr, "body too small\n"); exit(2); }
    memcpy(to, text, n);
    memset(to + n, 'x', body_size - n - 3);
    memcpy(to + body_size - 3, "\"}}", 3);
    free(text);
}

static size_t make_frame(char *to, unsigned seq) {
    char *p = to;
    unsigned n = htonl(body_size);
    switch (proto) {
    case DECNET:
        p += sprintf(p, "PUB " TOPIC "\n");
        memcpy(p, &n, 4);
        p += 4;
        break;
    case REDIS: p += sprintf(p, "*3\r\n$7\r\nPUBLISH\r\n$%zu\r\n" TOPIC "\r\n$%d\r\n", strlen(TOPIC), body_size); break;
    case NATS: p += sprintf(p, "PUB " TOPIC " %d\r\n", body_size); break;
    case MQTT: {
        size_t rest = 2 + strlen(TOPIC) + body_size;
        *p++ = 0x30;
        do { *p++ = (rest & 127) | (rest > 127 ? 128 : 0); rest >>= 7; } while (rest > 0);
        *p++ = 0;
        *p++ = strlen(TOPIC);
        p += sprintf(p, TOPIC);
        break;
    }
    case RAW: break;
    }
    make_body(p, seq);
    p += body_size;
    if (proto == REDIS || proto == NATS) { memcpy(p, "\r\n", 2); p += 2; }
    return p - to;
}

static void mqtt_packet(int fd, int type, const char *data, size_t size) {
    char head[2] = {(char)type, (char)size};
    write_all(fd, head, 2);
    write_all(fd, data, size);
}

static int join(int number) {
    int fd = dial();
    char data[128];
    switch (proto) {
    case DECNET: put(fd, "HELLO load\n"); write_all(fd, "\0\0\0\0", 4); break;
    case NATS: read_until(fd, "\r\n"); put(fd, "CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":false}\r\nPING\r\n"); read_until(fd, "PONG\r\n"); break;
    case MQTT: {
        memcpy(data, "\0\4MQTT\4\2\0\0\0\10", 12);
        sprintf(data + 12, "c%07d", number % 10000000);
        mqtt_packet(fd, 0x10, data, 20);
        if (recv(fd, data, 4, MSG_WAITALL) != 4) fail("connack");
        break;
    }
    default: break;
    }
    return fd;
}

static void subscribe(int fd, const char *topic, int wild) {
    char data[512];
    switch (proto) {
    case DECNET:
        sprintf(data, "SUB %s\n", topic);
        put(fd, data);
        write_all(fd, "\0\0\0\0", 4);
        put(fd, "PING up\n");
        write_all(fd, "\0\0\0\0", 4);
        read_until(fd, "PONG up\n");
        if (recv(fd, data, 4, MSG_WAITALL) != 4) fail("pong");
        break;
    case REDIS:
        sprintf(data, "%s %s\r\n", wild ? "PSUBSCRIBE" : "SUBSCRIBE", topic);
        put(fd, data);
        read_until(fd, ":1\r\n");
        break;
    case NATS:
        sprintf(data, "SUB %s 1\r\nPING\r\n", topic);
        put(fd, data);
        read_until(fd, "PONG\r\n");
        break;
    case MQTT: {
        char name[256];
        size_t n = 0;
        for (const char *c = topic; *c; c++) name[n++] = *c == '*' ? '+' : *c == '>' ? '#' : *c == '.' && wild ? '/' : *c;
        data[0] = 0, data[1] = 1, data[2] = 0, data[3] = n;
        memcpy(data + 4, name, n);
        data[4 + n] = 0;
        mqtt_packet(fd, 0x82, data, n + 5);
        if (recv(fd, data, 5, MSG_WAITALL) != 5) fail("suback");
        break;
    }
    case RAW: break;
    }
}

struct reader {
    int fd;
    size_t have, skip;
    unsigned long long count;
    char *buffer;
};

/* Size of the message at p, 0 when its head is incomplete. *counts says whether it is one of ours. */
static size_t message_size(struct reader *r, const char *p, size_t have, int *counts) {
    const char *end;
    *counts = 1;
    switch (proto) {
    case DECNET: {
        if (!(end = memchr(p, '\n', have)) || have < (size_t)(end - p) + 5) return 0;
        unsigned n;
        memcpy(&n, end + 1, 4);
        *counts = p[0] == 'E' && p[4] == TOPIC[0];
        return end - p + 5 + ntohl(n);
    }
    case REDIS: {
        static size_t fixed;
        if (!fixed) {
            char head[128];
            fixed = sprintf(head, "*3\r\n$7\r\nmessage\r\n$%zu\r\n" TOPIC "\r\n$%d\r\n", strlen(TOPIC), body_size) + body_size + 2;
        }
        if (p[0] != '*') { fprintf(stderr, "redis: unexpected reply\n"); exit(2); }
        return fixed;
    }
    case NATS: {
        if (!(end = memchr(p, '\n', have))) return 0;
        if (p[0] != 'M') {
            if (p[0] == 'P') put(r->fd, "PONG\r\n");
            *counts = 0;
            return end - p + 1;
        }
        size_t n = 0, unit = 1;
        for (const char *c = end - 2; *c != ' '; c--) { n += (*c - '0') * unit; unit *= 10; }
        return end - p + 1 + n + 2;
    }
    case MQTT: {
        size_t rest = 0, at = 1;
        for (int shift = 0;; shift += 7) {
            if (at >= have) return 0;
            rest |= (size_t)(p[at] & 127) << shift;
            if (!(p[at++] & 128)) break;
        }
        *counts = (p[0] & 0xf0) == 0x30;
        return at + rest;
    }
    default: return body_size;
    }
}

/* One read; 0 at the end. */
static int drain(struct reader *r, int flags) {
    ssize_t n = recv(r->fd, r->buffer + r->have, BUFFER - r->have, flags);
    if (n <= 0) return n < 0 && (errno == EAGAIN || errno == EINTR);
    r->have += n;
    size_t at = 0;
    if (r->skip) {
        size_t part = r->skip < r->have ? r->skip : r->have;
        at = part;
        r->skip -= part;
    }
    while (at < r->have) {
        int counts;
        size_t size = message_size(r, r->buffer + at, r->have - at, &counts);
        if (size == 0) break;
        r->count += counts && at + size <= r->have;
        if (at + size > r->have) {
            /* The head is known: count it when its last byte comes. */
            if (size <= BUFFER / 2) break;
            r->skip = at + size - r->have;
            r->count += counts;
            at = r->have;
            break;
        }
        at += size;
    }
    memmove(r->buffer, r->buffer + at, r->have - at);
    r->have -= at;
    return 1;
}

static atomic_ullong slowest, sent;
static atomic_int waiting, turn, finished;
static unsigned long long window;
static int batch, publisher;

static void *publish(void *unused) {
    char *frames = malloc((size_t)batch * (body_size + 512));
    char drop[65536];
    unsigned long long count = 0;
    while (!atomic_load_explicit(&finished, memory_order_relaxed)) {
        size_t size = 0;
        if (count == 0)
            for (int i = 0; i < batch; i++) make_frame(frames + i * (body_size + 512), i);
        static char out[4 << 20];
        static size_t out_size;
        if (out_size == 0)
            for (int i = 0; i < batch; i++) out_size += make_frame(out + out_size, i);
        size = out_size;
        while (count + batch - atomic_load(&slowest) > window) {
            int seen = atomic_load(&turn);
            atomic_store(&waiting, 1);
            if (count + batch - atomic_load(&slowest) > window && !atomic_load(&finished)) {
                struct timespec limit = {0, 50000000};
                syscall(SYS_futex, &turn, FUTEX_WAIT_PRIVATE, seen, &limit, 0, 0);
            }
            atomic_store(&waiting, 0);
            if (atomic_load(&finished)) goto out;
        }
        /* Counted before it is written: it may be received before send returns. */
        count += batch;
        atomic_store(&sent, count);
        write_all(publisher, out, size);
        /* Redis answers every PUBLISH. */
        if (proto == REDIS || proto == NATS)
            while (recv(publisher, drop, sizeof drop, MSG_DONTWAIT) == sizeof drop) {}
    }
out:
    free(frames);
    return unused;
}

static void flood(int argc, char **argv) {
    double seconds = atof(argv[0]);
    batch = atoi(argv[1]);
    int readers = atoi(argv[2]);
    window = strtoull(argv[3], 0, 10);
    int stalled = atoi(argv[4]), idle = atoi(argv[5]);
    if (argc > 6) body_size = atoi(argv[6]);
    if (argc > 7) window = ~0ull >> 1;
    publisher = proto == RAW ? join(0) : -1;
    struct reader *r = calloc(readers, sizeof *r);
    int poller = epoll_create1(0);
    for (int i = 0; i < readers; i++) {
        r[i].fd = join(i + 1);
        r[i].buffer = malloc(BUFFER);
        subscribe(r[i].fd, TOPIC, 0);
        struct epoll_event e = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(poller, EPOLL_CTL_ADD, r[i].fd, &e);
    }
    for (int i = 0; i < stalled; i++) subscribe(join(1000 + i), TOPIC, 0);
    for (int i = 0; i < idle; i++) {
        char pattern[64];
        sprintf(pattern, "decky.default_web-%03d.*", i);
        subscribe(join(2000 + i), pattern, 1);
    }
    if (publisher < 0) publisher = join(999);
    pthread_t thread;
    pthread_create(&thread, 0, publish, 0);
    double start = now(), from = start + seconds / 5, to = from + seconds, began = 0, ended = 0, quiet = 0;
    unsigned long long first = 0, last = 0, total = 0;
    for (;;) {
        struct epoll_event ready[16];
        int n = readers == 1 ? 1 : epoll_wait(poller, ready, 16, 100);
        if (readers == 1) {
            struct pollfd p = {.fd = r[0].fd, .events = POLLIN};
            if (atomic_load(&finished) || began == 0) n = poll(&p, 1, 100);
            if (n > 0 && !drain(&r[0], 0)) { fprintf(stderr, "reader closed\n"); break; }
        } else
            for (int i = 0; i < n; i++)
                if (!drain(&r[ready[i].data.u32], MSG_DONTWAIT)) { fprintf(stderr, "reader closed\n"); goto end; }
        total = 0;
        unsigned long long least = ~0ull;
        for (int i = 0; i < readers; i++) {
            total += r[i].count;
            if (r[i].count < least) least = r[i].count;
        }
        atomic_store(&slowest, least);
        if (atomic_load(&waiting) && atomic_load(&sent) - least <= window / 2) {
            atomic_fetch_add(&turn, 1);
            syscall(SYS_futex, &turn, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
        }
        double t = now();
        if (began == 0 && t >= from) { began = t; first = total; }
        if (ended == 0 && t >= to) { ended = t; last = total; atomic_store(&finished, 1); }
        if (ended > 0) {
            if (total >= atomic_load(&sent) * readers && n <= 0) break;
            if (n > 0) quiet = t;
            if (quiet > 0 && t - quiet > 1) break;
            if (t - ended > 10) break;
        }
    }
end:
    pthread_join(thread, 0);
    printf("rate %.0f\nsent %llu\nreceived %llu\nlost %lld\n", (last - first) / (ended - began), (unsigned long long)sent, total,
        (long long)(sent * readers - total));
}

static int by_value(const void *a, const void *b) { return *(double *)a < *(double *)b ? -1 : *(double *)a > *(double *)b; }

static void trip(char **argv) {
    int count = atoi(argv[0]), warm = count / 10;
    double gap = 1.0 / atof(argv[1]);
    struct reader r = {.buffer = malloc(BUFFER)};
    if (proto == RAW) publisher = join(0);
    r.fd = join(1);
    subscribe(r.fd, TOPIC, 0);
    if (proto != RAW) publisher = join(2);
    double *took = malloc(count * sizeof *took);
    char frame[4096], drop[4096];
    size_t size = make_frame(frame, 1);
    for (int i = -warm; i < count; i++) {
        double begin = now();
        unsigned long long before = r.count;
        write_all(publisher, frame, size);
        while (r.count == before)
            if (!drain(&r, 0)) fail("reader closed");
        double end = now();
        if (i >= 0) took[i] = (end - begin) * 1e6;
        recv(publisher, drop, sizeof drop, MSG_DONTWAIT);
        struct timespec pause = {0, (long)((gap - (end - begin)) * 1e9)};
        if (pause.tv_nsec > 0) nanosleep(&pause, 0);
    }
    qsort(took, count, sizeof *took, by_value);
    printf("p50 %.1f\np99 %.1f\n", took[count / 2], took[count * 99 / 100]);
}

static void relay(const char *path, int readers) {
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    strncpy(at.sun_path, path, sizeof at.sun_path - 1);
    unlink(path);
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 64)) fail(path);
    int from = accept(listener, 0, 0), to[64];
    for (int i = 0; i < readers; i++) to[i] = accept(listener, 0, 0);
    static char data[65536];
    ssize_t n;
    while ((n = recv(from, data, sizeof data, 0)) > 0)
        for (int i = 0; i < readers; i++) write_all(to[i], data, n);
}

int main(int argc, char **argv) {
    const char *names[] = {"decnet", "redis", "nats", "mqtt", "raw"};
    if (argc == 4 && !strcmp(argv[1], "relay")) { relay(argv[2], atoi(argv[3])); return 0; }
    if (argc < 6) { fprintf(stderr, "see the comment at the top of busload.c\n"); return 2; }
    for (proto = DECNET; proto < RAW && strcmp(argv[2], names[proto]); proto++) {}
    address = argv[3];
    if (!strcmp(argv[1], "trip")) trip(argv + 4);
    else flood(argc - 4, argv + 4);
    return 0;
}
