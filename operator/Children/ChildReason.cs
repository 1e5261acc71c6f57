namespace Decnet.Operator.Children;

/// <summary>Reasons that have to do with children, whosever they are. Every kind lists and explains them among its own.</summary>
internal static class ChildReason
{
    public const string Provisioning = "Provisioning";
    public const string NameTaken = "NameTaken";
    public const string QuotaExceeded = "QuotaExceeded";
    public const string AdmissionDenied = "AdmissionDenied";
    public const string Refused = "Refused";
    public const string Repaired = "Repaired";
}
