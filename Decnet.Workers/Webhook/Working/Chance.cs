namespace Decnet.Webhook.Working;

/// <summary>A source of randomness that several lanes may use.</summary>
internal sealed class Chance(Random random)
{
    private readonly Lock _gate = new();

    /// <returns>0 to 1.</returns>
    public double Next()
    {
        lock (_gate)
        {
            return random.NextDouble();
        }
    }
}
