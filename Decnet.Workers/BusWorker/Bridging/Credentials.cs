using NATS.Client.Core;

namespace Decnet.BusWorker.Bridging;

/// <summary>The credentials file, read at each connect so that a rotated Secret is taken up.</summary>
internal static class Credentials
{
    public static NatsAuthOpts From(string? file) => file is null
        ? NatsAuthOpts.Default
        : new NatsAuthOpts { AuthCredCallback = async (_, cancellationToken) => Parse(await File.ReadAllTextAsync(file, cancellationToken), file) };

    private static NatsAuthCred Parse(string content, string file)
    {
        var text = content.Trim();
        if (text.StartsWith("-----BEGIN NATS USER JWT-----", StringComparison.Ordinal))
            return NatsAuthCred.FromCredsFile(file);
        return text.Split(':', 2) is [var user, var password] ? NatsAuthCred.FromUserInfo(user, password) : NatsAuthCred.FromToken(text);
    }
}
