using System.Globalization;

namespace Decnet.Hosting.Settings;

/// <summary>
/// Reads a worker's variables. A value that makes no sense is noted, the default goes on, and all faults are told at once; a variable of the
/// role that nobody asked for is a fault too, since it is a setting misspelt.
/// </summary>
public sealed class SettingsReader(IReadOnlyDictionary<string, string> variables)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>One sentence each, beginning with the variable's name.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <returns>Null when it is absent or empty.</returns>
    public string? Text(string name)
    {
        _asked.Add(name);
        return variables.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Fault($"{name} is \"{Shown(text)}\" and should be a number from {least} to {most}");
        return otherwise;
    }

    public TimeSpan Seconds(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromSeconds(Number(name, (int)otherwise.TotalSeconds, (int)least.TotalSeconds, (int)most.TotalSeconds));

    public bool Flag(string name, bool otherwise)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return otherwise;
            case "TRUE" or "1" or "YES":
                return true;
            case "FALSE" or "0" or "NO":
                return false;
            default:
                Fault($"{name} is \"{Shown(variables[name])}\" and should be true or false");
                return otherwise;
        }
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;

        Fault($"{name} is \"{Shown(text)}\" and should be one of {string.Join(", ", Enum.GetNames<T>())}");
        return otherwise;
    }

    /// <summary>Notes what a reader of its own found wrong.</summary>
    /// <param name="sentence">Begins with the variable's name.</param>
    public void Fault(string sentence) => _faults.Add(sentence);

    /// <summary>To be called last: variables of the role that are none of its settings.</summary>
    public void RefuseUnknown(string role)
    {
        var prefix = $"DECNET_{role.ToUpperInvariant()}_";
        foreach (var name in variables.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !_asked.Contains(name) && !IsServiceLink(name)))
        {
            var known = string.Join(", ", _asked.Where(asked => asked.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Fault($"{Shown(name)} is no setting of {role}" + (known.Length > 0 ? $", which knows {known}" : ", which has none"));
        }
    }

    /// <summary>Kubernetes describes every Service of the namespace in variables: one called `decnet-bus` gives DECNET_BUS_PORT and more.</summary>
    private static bool IsServiceLink(string name) =>
        name.EndsWith("_SERVICE_HOST", StringComparison.Ordinal) || name.Contains("_SERVICE_PORT", StringComparison.Ordinal)
        || name.EndsWith("_PORT", StringComparison.Ordinal) || name.Contains("_TCP", StringComparison.Ordinal);

    private static string Shown(string text) => new([.. text.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);
}
