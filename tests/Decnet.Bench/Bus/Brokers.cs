namespace Decnet.Bench.Bus;

internal static class Brokers
{
    /// <param name="load">The load generator, which also is the copy of bytes.</param>
    /// <param name="bus">Our server, null when it was not built.</param>
    /// <param name="root">Where Debian's packages were unpacked; programs on the PATH are taken otherwise.</param>
    public static IReadOnlyList<Broker> All(string directory, string load, string? bus, string? root)
    {
        var mosquitto = Path.Combine(directory, "mosquitto.conf");
        // As root it would change to an account that only its installation makes.
        File.WriteAllText(mosquitto, $"listener 0 {directory}/mosquitto.sock\nallow_anonymous true\nmax_queued_messages 0\nuser {Environment.UserName}\n");
        var libraries = new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = $"{root}/usr/lib/x86_64-linux-gnu" };
        return
        [
            new("copy", "raw", load, ["relay", $"{directory}/copy.sock"], $"{directory}/copy.sock")
            {
                Note = "bytes from one socket to the others, no frames, no matching (busload.c): the limit", Package = "gcc",
            },
            new("decnet", "decnet", bus, [], $"{directory}/bus.sock")
            {
                Environment = new Dictionary<string, string> { ["DECNET_BUS_SOCKET"] = $"{directory}/bus.sock" },
                Note = "JSON checked and envelope stamped on every event", Package = "nothing: hack/bench builds it",
            },
            new("redis", "redis", Find("redis-server", root), ["--unixsocket", $"{directory}/redis.sock", "--port", "0", "--save", "", "--dir", directory],
                $"{directory}/redis.sock") { Environment = libraries, Note = "redis-server, UNIX socket, no snapshots", Package = "redis-server" },
            new("nats", "nats", Find("nats-server", root), ["-a", "127.0.0.1", "-p", "14222"], "14222")
            {
                Note = "nats-server over loopback TCP: it knows no UNIX socket", Package = "nats-server",
            },
            new("mosquitto", "mqtt", Find("mosquitto", root), ["-c", mosquitto], $"{directory}/mosquitto.sock")
            {
                Environment = libraries, Note = "mosquitto, UNIX socket, QoS 0, no limit on queued messages", Package = "mosquitto",
            },
        ];
    }

    private static string? Find(string name, string? root)
    {
        string?[] places = [root is null ? null : $"{root}/usr/bin", root is null ? null : $"{root}/usr/sbin", "/usr/bin", "/usr/sbin"];
        return places.OfType<string>().Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
    }
}
