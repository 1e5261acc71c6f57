using System.Net;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Dialing;

public sealed class AddressGuardTests : WorkerTest
{
    private static readonly IPNetwork ApiServer = IPNetwork.Parse("10.96.0.1/32");

    [Theory]
    [InlineData("8.8.8.8", true, "public")]
    [InlineData("2606:4700::1111", true, "public")]
    [InlineData("10.1.2.3", false, "private")]
    [InlineData("172.31.255.255", false, "private")]
    [InlineData("192.168.0.1", false, "private")]
    [InlineData("100.64.0.1", false, "shared with a carrier")]
    [InlineData("198.18.0.1", false, "benchmarks")]
    [InlineData("fd12::1", false, "unique local")]
    [InlineData("fec0::1", false, "site local")]
    [InlineData("127.0.0.1", false, "loopback")]
    [InlineData("127.255.0.9", false, "loopback")]
    [InlineData("0.0.0.0", false, "this host")]
    [InlineData("169.254.169.254", false, "metadata")]
    [InlineData("100.100.100.200", false, "metadata")]
    [InlineData("168.63.129.16", false, "metadata")]
    [InlineData("fd00:ec2::254", false, "metadata")]
    [InlineData("fe80::1", false, "link local")]
    [InlineData("224.0.0.1", false, "multicast")]
    [InlineData("255.255.255.255", false, "broadcast")]
    [InlineData("::", false, "unspecified")]
    [InlineData("::1", false, "loopback")]
    [InlineData("::ffff:127.0.0.1", false, "mapped loopback")]
    [InlineData("::ffff:169.254.169.254", false, "mapped metadata")]
    [InlineData("::ffff:8.8.8.8", true, "mapped public")]
    [InlineData("::127.0.0.1", false, "compatible loopback")]
    [InlineData("::ffff:0:127.0.0.1", false, "translated loopback")]
    [InlineData("64:ff9b::169.254.169.254", false, "NAT64 of metadata")]
    [InlineData("64:ff9b::8.8.8.8", true, "NAT64 of public")]
    [InlineData("64:ff9b:1:a9fe:a9:fe00::", false, "NAT64 of metadata, local prefix")]
    [InlineData("2002:7f00:1::", false, "6to4 of loopback")]
    [InlineData("2002:a9fe:a9fe::1", false, "6to4 of metadata")]
    [InlineData("2002:0808:0808::1", true, "6to4 of public")]
    [InlineData("2001:0:808:808:0:0:5601:5601", false, "Teredo of metadata")]
    [InlineData("2606:4700::5efe:10.0.0.1", false, "ISATAP of private")]
    public void An_address_is_judged_by_where_packets_would_end(string address, bool permitted, string why) =>
        Assert.True(new AddressGuard(() => [], []).Permits(IPAddress.Parse(address)) == permitted, why);

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("64:ff9b::10.1.2.3", true)]
    [InlineData("10.96.0.1", false)]
    [InlineData("::ffff:10.96.0.1", false)]
    [InlineData("10.2.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    public void Allowed_ranges_open_what_is_private_and_nothing_else(string address, bool permitted)
    {
        var guard = new AddressGuard(() => [ApiServer], new[] { "10.1.0.0/16", "10.96.0.0/12", "127.0.0.0/8", "169.254.0.0/16" }.Select(IPNetwork.Parse));

        Assert.Equal(permitted, guard.Permits(IPAddress.Parse(address)));
    }

    [Fact]
    public void The_API_server_is_forbidden_wherever_it_moves_and_its_Service_always()
    {
        var server = new ApiServerRanges(IPAddress.Parse("10.96.0.1"));
        var guard = new AddressGuard(() => server.Current, new[] { "10.0.0.0/8", "fd00:7::/64" }.Select(IPNetwork.Parse));
        bool[] Permits() => [.. new[] { "10.96.0.1", "10.0.0.5", "10.0.0.6", "fd00:7::1", "64:ff9b::10.0.0.6" }.Select(address => guard.Permits(IPAddress.Parse(address)))];

        Assert.Equal([false, true, true, true, true], Permits());
        server.Set([IPAddress.Parse("10.0.0.5")]);
        Assert.Equal([false, false, true, true, true], Permits());
        server.Set([IPAddress.Parse("::ffff:10.0.0.6"), IPAddress.Parse("fd00:7::1")]);
        Assert.Equal([false, true, false, false, false], Permits());
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://127.0.0.1.:{0}/")]
    [InlineData("http://１２７.0.0.1:{0}/")]
    public async Task No_spelling_of_the_loopback_is_dialled(string url)
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, receiver.Url.Port)));
        using var http = Transport.Open(subscription, new Dialler(new AddressGuard(() => [], [])));
        using var sender = new Sender(subscription, http, TimeProvider.System, TestContext.Current.CancellationToken);

        var result = await sender.SendAsync(Letter, 1);

        Assert.NotEqual(Verdict.Delivered, result.Verdict);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_name_that_resolves_to_another_address_the_second_time_gains_nothing()
    {
        var receiver = await ReceiverAsync();
        var asked = 0;
        var dialler = new Dialler(new AddressGuard(() => [], []), (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("203.0.113.7") : IPAddress.Loopback]));
        var subscription = RunningWorker.To(new Uri($"http://siem.example:{receiver.Url.Port}/"));
        using var http = Transport.Open(subscription, dialler);
        using var sender = new Sender(subscription, http, TimeProvider.System, TestContext.Current.CancellationToken);

        var first = await sender.SendAsync(Letter, 1);
        var second = await sender.SendAsync(Letter, 2);

        Assert.Equal([FailureKind.ForbiddenAddress, FailureKind.ForbiddenAddress], [first.Kind, second.Kind]);
        Assert.Equal("siem.example is 127.0.0.1, which may not be dialled", second.Error);
        Assert.Equal(2, asked);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task What_was_judged_is_what_is_dialled()
    {
        var receiver = await ReceiverAsync();
        var asked = 0;
        // Judged once and asked once: a second answer would be the one that is forbidden.
        var dialler = new Dialler(AddressGuard.WithLoopback(), (_, _) => Task.FromResult<IPAddress[]>(asked++ == 0 ? [IPAddress.Parse("10.0.0.1"), IPAddress.Loopback] : []));
        var subscription = RunningWorker.To(new Uri($"http://siem.example:{receiver.Url.Port}/"));
        using var http = Transport.Open(subscription, dialler);
        using var sender = new Sender(subscription, http, TimeProvider.System, TestContext.Current.CancellationToken);

        var result = await sender.SendAsync(Letter, 1);

        Assert.Equal(Verdict.Delivered, result.Verdict);
        Assert.Equal("siem.example:" + receiver.Url.Port, Assert.Single(receiver.Requests).Headers["Host"]);
    }

    private static Decnet.Webhook.Formatting.Letter Letter => new("0123", "system.log", "application/json", "{}"u8.ToArray(), [], 1);
}
