using System.Diagnostics;
using System.Text.Json;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Signing;

/// <summary>The npm packages `standardwebhooks` and `@octokit/webhooks-methods`, which hack/test-setup puts into the cache.</summary>
internal static class Verifiers
{
    private static string Folder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("DECNET_CACHE") ?? Path.Combine(
                Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "decnet");
            var folder = Path.Combine(cache, "verifiers");
            return Directory.Exists(Path.Combine(folder, "node_modules"))
                ? folder
                : throw new InvalidOperationException("the verifiers are missing: hack/test-setup unit");
        }
    }

    /// <returns>What the two say of each delivery.</returns>
    public static async Task<IReadOnlyList<string>> JudgeAsync(string secret, string? format, IEnumerable<Received> deliveries)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Signing", "verify.mjs"), Folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        foreach (var delivery in deliveries)
        {
            var headers = delivery.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value);
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { secret, format, headers, body = Convert.ToBase64String(delivery.Body) }));
        }

        node.StandardInput.Close();
        var answers = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return answers.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
