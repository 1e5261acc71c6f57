namespace Decnet.Operator.Decky.Reporting;

/// <summary>Conditions beside Ready.</summary>
internal static class DeckyConditions
{
    public const string ArtifactsReady = "ArtifactsReady";
    public const string Exposed = "Exposed";
}
