namespace Decnet.Operator.Installation.Checking;

/// <summary>Does the operator answer through its Service, with its caches synced?</summary>
internal sealed class OperatorReady(HttpClient http, Uri address) : ICheck
{
    public string Name => $"the operator is ready ({address})";

    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode ? "" : $"it answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return $"it does not answer: {e.Message}; see the pods of component=operator and their logs";
        }
    }
}
