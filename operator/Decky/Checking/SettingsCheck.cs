using System.Globalization;
using System.Net;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

/// <summary>Reads the operator's settings; says everything that is wrong with them at once.</summary>
internal static class SettingsCheck
{
    private static readonly string[] PullPolicies = ["Always", "IfNotPresent", "Never"];

    /// <returns>Defaults for deckies; without meaning when there are errors.</returns>
    public static (DeckyDefaults Defaults, IReadOnlyList<string> Errors) Read(DeckySettings settings, ClusterVersion cluster)
    {
        List<string> errors = [];
        if (settings.DeckyImage.Length == 0)
            errors.Add("--decky-image: must name the image of the machines");
        if (!PullPolicies.Contains(settings.DeckyImagePullPolicy))
            errors.Add("--decky-image-pull-policy: must be Always, IfNotPresent or Never");
        foreach (var path in Items(settings.ArtifactAllowedPaths).Append(settings.ArtifactRoot).Where(path => !IsPlainPath(path)))
            errors.Add($"--artifact-root, --artifact-allowed-paths: '{path}' must be an absolute path without . and ..");
        foreach (var cidr in Items(settings.ClusterCidrs).Where(cidr => !IPNetwork.TryParse(cidr, out _)))
            errors.Add($"--cluster-cidrs: '{cidr}' is no network such as 10.96.0.0/12");
        foreach (var address in Items(settings.DeckyResolvers).Where(address => !IPAddress.TryParse(address, out _)))
            errors.Add($"--decky-resolvers: '{address}' is no IP address");
        var defaults = new DeckyDefaults
        {
            Image = settings.DeckyImage,
            ImagePullPolicy = settings.DeckyImagePullPolicy,
            ImagePullSecrets = Items(settings.DeckyImagePullSecrets),
            ArtifactRoot = settings.ArtifactRoot,
            AllowedHostPaths = Items(settings.ArtifactAllowedPaths),
            Uid = Id("--artifact-uid", settings.ArtifactUid, errors),
            Gid = Id("--artifact-gid", settings.ArtifactGid, errors),
            ClusterCidrs = Items(settings.ClusterCidrs),
            SessionGrace = ProofSettingsCheck.SessionGrace(settings, errors),
            Proofs = ProofSettingsCheck.Read(settings, errors),
            LowPorts = cluster.HasLowPorts,
        };
        return (Items(settings.DeckyResolvers) is { Length: > 0 } resolvers ? defaults with { Resolvers = resolvers } : defaults, errors);
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPlainPath(string path) =>
        path.StartsWith('/') && path.Length > 1 && !path.Split('/').Any(part => part is "." or "..");

    private static long Id(string name, string text, List<string> errors)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is > 0 and <= int.MaxValue)
            return id;

        errors.Add($"{name}: '{text}' must be a number between 1 and {int.MaxValue}, never root");
        return 0;
    }
}
