namespace Decnet.Profiler.Judging;

/// <summary>A verdict, or none, with the reasons for it.</summary>
internal readonly record struct Judgement(string? Verdict, IReadOnlyList<string> Reasons)
{
    public const string Human = "human";
    public const string Jittered = "jittered";
    public const string Script = "script";
}
