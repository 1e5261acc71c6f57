using Decnet.Cli.Invocation;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace Decnet.Cli.Cluster;

/// <summary>Finds and reads the kubeconfig as kubectl does.</summary>
internal static class KubeconfigFiles
{
    private const string Remedy = "name one with --kubeconfig FILE, or read a folder on disk with --local PATH";

    public static KubernetesClientConfiguration Load(SourceChoice choice)
    {
        var files = Candidates(choice.Kubeconfig).ToList();
        if (files.Count == 0 && choice.Context is null && KubernetesClientConfiguration.IsInCluster())
            return KubernetesClientConfiguration.InClusterConfig();
        if (files.Count == 0)
            throw new CliFault(ExitCode.Unreachable, "no kubeconfig found", Remedy);

        try
        {
            return KubernetesClientConfiguration.BuildConfigFromConfigObject(Merge(files), choice.Context);
        }
        catch (Exception fault) when (fault is KubeConfigException or YamlException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CliFault(ExitCode.Unreachable, $"the kubeconfig can't be used: {fault.Message}", Remedy);
        }
    }

    private static IEnumerable<string> Candidates(string? named)
    {
        if (named is not null)
            return File.Exists(named) ? [named] : throw new CliFault(ExitCode.Unreachable, $"there is no kubeconfig {named}", Remedy);

        var variable = Environment.GetEnvironmentVariable("KUBECONFIG");
        var paths = string.IsNullOrEmpty(variable)
            ? [KubernetesClientConfiguration.KubeConfigDefaultLocation]
            : variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return paths.Where(File.Exists);
    }

    /// <summary>The first file that says something is right, as kubectl has it.</summary>
    private static K8SConfiguration Merge(List<string> files)
    {
        var merged = KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(files[0]));
        foreach (var file in files.Skip(1))
        {
            var next = KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(file));
            merged.CurrentContext ??= next.CurrentContext;
            merged.Clusters = [.. merged.Clusters ?? [], .. next.Clusters ?? []];
            merged.Users = [.. merged.Users ?? [], .. next.Users ?? []];
            merged.Contexts = [.. merged.Contexts ?? [], .. next.Contexts ?? []];
        }

        return merged;
    }
}
