using System.Text;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Formatting;

/// <summary>Each format's exact bytes; DECNET_ACCEPT=1 writes them anew.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var format in Enum.GetNames<PayloadFormat>())
            {
                cases.Add(format, 1);
                if (format != nameof(PayloadFormat.TheHive))
                    cases.Add(format, 2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_format_writes_what_it_always_wrote(string format, int count)
    {
        var subscription = RunningWorker.To(new Uri("http://siem.example/")) with
        {
            Format = Enum.Parse<PayloadFormat>(format),
            Template = new PayloadTemplate("""{"who":"{{ event.payload.user }}","n":{{ events | size }},"ids":[{% for e in events %}"{{ e.id }}"{% unless forloop.last %},{% endunless %}{% endfor %}],"all":{{ event.payload | json }}}"""),
        };
        var hostile = Events.Ended("<!channel> *a* |=\\\r\n\"`{{x}}\u202e</script>", "192.0.2.7 evil=1", "x|y", "fedcba98765432100123456789abcdef");

        var letter = Letters.Write(BodyFormats.Of(subscription), count == 1 ? [Events.Ended()] : [Events.Ended(), hostile]);

        var name = $"{format}-{count}.txt";
        var expected = Path.Combine(AppContext.BaseDirectory, "Formatting", "cases", name);
        var text = $"{letter.Id} {letter.Topic} {letter.ContentType}\n{Encoding.UTF8.GetString(letter.Body)}";
        if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
            File.WriteAllText(Path.Combine(Source(), "Formatting", "cases", name), text);
        else
            Assert.Equal(File.ReadAllText(expected), text);
    }

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Decnet.Webhook.Tests.csproj")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the project's folder stands nowhere above the tests");
    }
}
