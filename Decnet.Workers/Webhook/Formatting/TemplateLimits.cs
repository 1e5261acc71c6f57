using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Decnet.Webhook.Formatting;

/// <summary>
/// What a template may cost. Its author has a namespace of his own and the worker serves all of them: loops are counted, and no text grows beyond a limit, be it
/// by assigning, by capturing or within one chain of filters.
/// </summary>
internal static class TemplateLimits
{
    public const int Source = 16 * 1024, Output = 1 << 20;
    private const int Text = 64 * 1024, Steps = 20_000, Recursion = 20;

    private static readonly TemplateOptions ForJson = Make(json: true), ForOthers = Make(json: false);

    public static TemplateOptions Options(bool json) => json ? ForJson : ForOthers;

    private static TemplateOptions Make(bool json)
    {
        var options = new TemplateOptions
        {
            MaxSteps = Steps,
            MaxRecursion = Recursion,
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            Assigned = (_, value, _) => ValueTask.FromResult(Checked(value)),
            Captured = (_, value, _) => ValueTask.FromResult(Checked(value)),
        };
        options.Filters.AddFilter("append", (input, arguments, context) => Join(input.ToStringValue(), arguments.At(0).ToStringValue()));
        options.Filters.AddFilter("prepend", (input, arguments, context) => Join(arguments.At(0).ToStringValue(), input.ToStringValue()));
        options.Filters.AddFilter("replace", Replace);
        // Would switch the escaping off.
        options.Filters.AddFilter("raw", (input, _, _) => input);
        // Inside JSON its result is whole and correct as it is; anywhere else it is a text like others.
        if (json && options.Filters.TryGetValue("json", out var whole))
            options.Filters.AddFilter("json", async (input, arguments, context) => new StringValue((await whole(input, arguments, context)).ToStringValue(), encode: false));
        return options;
    }

    private static FluidValue Checked(FluidValue value) =>
        value is StringValue && value.ToStringValue().Length > Text ? throw new FormatException($"a text is longer than {Text} characters") : value;

    private static ValueTask<FluidValue> Join(string one, string other) =>
        one.Length + other.Length <= Text
            ? new StringValue(one + other)
            : throw new FormatException($"a text is longer than {Text} characters");

    private static ValueTask<FluidValue> Replace(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var (text, old, other) = (input.ToStringValue(), arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue());
        if (old.Length == 0)
            return input;

        var count = (text.Length - text.Replace(old, "", StringComparison.Ordinal).Length) / old.Length;
        return text.Length + ((long)count * (other.Length - old.Length)) <= Text
            ? new StringValue(text.Replace(old, other, StringComparison.Ordinal))
            : throw new FormatException($"a text is longer than {Text} characters");
    }
}
