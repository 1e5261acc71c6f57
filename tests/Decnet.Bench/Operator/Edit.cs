using System.Globalization;
using System.Text.Json;

namespace Decnet.Bench.Operator;

/// <summary>One change to one Decky that one child must show.</summary>
/// <param name="Decky">Its name.</param>
/// <param name="Patch">A merge patch.</param>
/// <param name="Mark">What the child will be known by.</param>
internal sealed record Edit(string Decky, string Patch, string Mark)
{
    public static IReadOnlyList<string> Kinds { get; } = ["networkpolicies", "services", "deployments"];

    public static Edit Random(Random random, string decky, int number) => random.Next(3) switch
    {
        0 => Make(decky, "networkpolicies", Network(number), value => $$"""{"egress":{"allowedCIDRs":["{{value}}"]} }"""),
        1 => Make(decky, "services", Port(number), value =>
            $$"""{"services":[{"name":"ssh","port":{{value}},"accounts":[{"name":"admin","password":"admin123"}]}]}"""),
        _ => Make(decky, "deployments", $"rack-{number}", value => $$"""{"pod":{"nodeSelector":{"bench.example/rack":"{{value}}"} } }"""),
    };

    public static string MarkOf(string kind, JsonElement child)
    {
        var spec = child.GetProperty("spec");
        var value = kind switch
        {
            "networkpolicies" => Find(spec, "egress", 0, "to", 0, "ipBlock", "cidr"),
            "services" => Find(spec, "ports", 0, "port"),
            _ => Find(spec, "template", "spec", "nodeSelector", "bench.example/rack"),
        };
        return MarkOf(child.GetProperty("metadata").GetProperty("name").GetString()!, kind, value);
    }

    private static Edit Make(string decky, string kind, string value, Func<string, string> spec) =>
        new(decky, $$"""{"spec":{{spec(value)}}}""", MarkOf(decky, kind, value));

    private static string MarkOf(string decky, string kind, string value) => $"{decky} {kind} {value}";

    private static string Network(int number) => string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 250 % 250}.{number % 250}/32");

    private static string Port(int number) => string.Create(CultureInfo.InvariantCulture, $"{1024 + number}");

    private static string Find(JsonElement at, params object[] way)
    {
        foreach (var step in way)
        {
            if (step is string name && (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)))
                return "";
            if (step is int place && (at.ValueKind != JsonValueKind.Array || at.GetArrayLength() <= place))
                return "";
            if (step is int index)
                at = at[index];
        }

        return at.ToString();
    }
}
