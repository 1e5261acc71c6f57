namespace Decnet.Operator.Decky.Reporting;

/// <summary>Conditions that explain Ready.</summary>
internal static class DeckyConditions
{
    public const string ArtifactsReady = "ArtifactsReady";
    public const string Exposed = "Exposed";
    public const string Contained = "Contained";
    public const string Disguised = "Disguised";
    public const string SourceAddressTrusted = "SourceAddressTrusted";
}
