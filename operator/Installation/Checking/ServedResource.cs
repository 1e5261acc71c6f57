using System.Text.Json;

namespace Decnet.Operator.Installation.Checking;

/// <summary>Does the API server serve a kind of ours? Everybody who has logged in may ask that.</summary>
/// <param name="resource"><c>group/version/plural</c>.</param>
internal sealed class ServedResource(IKubernetes api, string resource) : ICheck
{
    public string Name => $"the API server serves {resource}";

    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        if (resource.Split('/') is not [var group, var version, var plural])
            return "the check wants group/version/plural";
        try
        {
            var served = await api.CustomObjects.GetAPIResourcesAsync(group, version, cancellationToken);
            return served.Resources.Any(item => item.Name == plural) ? "" : $"{group}/{version} has no {plural}; {Remedy}";
        }
        catch (k8s.Autorest.HttpOperationException e)
        {
            return e.Response.StatusCode == System.Net.HttpStatusCode.NotFound
                ? $"there is no {group}/{version}; {Remedy}"
                : $"the API server answered {(int)e.Response.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException && !cancellationToken.IsCancellationRequested)
        {
            return $"the API server does not answer: {e.Message}";
        }
    }

    private const string Remedy = "install the definitions (crds.enabled=true, or apply the chart's definitions/)";
}
