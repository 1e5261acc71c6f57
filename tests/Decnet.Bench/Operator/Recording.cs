using System.Text.Json.Nodes;

namespace Decnet.Bench.Operator;

/// <summary>The bodies that the operator applied for the children of one Decky, in its order.</summary>
internal sealed class Recording
{
    private const string Template = "decky-model";
    private static readonly string[] Kinds = ["secrets", "networkpolicies", "deployments", "services"];

    private readonly string _uid;
    private readonly IReadOnlyList<(string Kind, string Body)> _bodies;

    private Recording(string uid, IReadOnlyList<(string Kind, string Body)> bodies)
    {
        _uid = uid;
        _bodies = bodies;
    }

    /// <summary>The same objects under another name, for another owner.</summary>
    public IEnumerable<(string Kind, string Name, string Body)> For(string decky, string uid) => _bodies.Select(entry =>
        (entry.Kind, entry.Kind == "secrets" ? $"{decky}-identity" : decky,
            entry.Body.Replace(Template, decky, StringComparison.Ordinal).Replace(_uid, uid, StringComparison.Ordinal)));

    public static async Task<Recording> TakeAsync(Stage stage)
    {
        await using var world = await World.CreateAsync();
        await using var tape = new Tape(world.Plane);
        await using var running = await OperatorProcess.StartAsync(stage, world, tape.Address);
        var uid = await world.CreateDeckyAsync(Template);
        await Until.TrueAsync(() => Task.FromResult(Kinds.All(kind => Last(tape, kind) is not null)));
        await Until.TrueAsync(() => Task.FromResult(Last(tape, "secrets")!.Contains("ssh_host_rsa_key", StringComparison.Ordinal)
            && Last(tape, "deployments")!.Contains("\"replicas\":1", StringComparison.Ordinal)));
        return new Recording(uid, [.. Kinds.Select(kind => (kind, WithoutVersion(Last(tape, kind)!)))]);
    }

    // The operator's way of saying "only if there is none".
    private static string WithoutVersion(string body)
    {
        var json = JsonNode.Parse(body)!;
        json["metadata"]!.AsObject().Remove("resourceVersion");
        return json.ToJsonString();
    }

    private static string? Last(Tape tape, string kind) =>
        tape.Applies.LastOrDefault(apply => apply.Path.Contains($"/{kind}/", StringComparison.Ordinal)).Body;
}
