using System.Net;

namespace Takt.Tests;

/// <summary>Nothing is sent to where only the server can reach, however the address is written.</summary>
public sealed class OutwardAddressTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static OutwardAddresses Addresses(string networks = "", bool localhost = false, bool http = false)
    {
        var catalogue = new Catalogue();
        catalogue.Set("takt.fjordvik.no", new(OrganisationNumber.Parse("999999999", null), "Fjordvik", Engine.Sqlite, ""));
        return new(
            new()
            {
                Networks = networks,
                Localhost = localhost,
                TakesHttp = http,
            },
            catalogue,
            new() { Site = "https://intern.fjordvik.no/" }
        );
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")] // Alibaba's metadata
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")] // Azure's platform
    [InlineData("169.254.169.254")] // metadata
    [InlineData("169.254.170.2")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")] // Oracle's metadata
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")] // IPv4-compatible
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:127.0.0.1")] // translated
    [InlineData("64:ff9b::7f00:1")] // NAT64
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")] // Teredo
    [InlineData("2001:10::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")] // 6to4
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")] // AWS' metadata
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Closed_networks_are_not_sent_to(string address)
    {
        Assert.False(OutwardAddresses.IsOfOpenNet(IPAddress.Parse(address)));
        Assert.False(Addresses().MayReach(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a02:2a57::1")]
    public void The_open_net_is(string address) => Assert.True(Addresses().MayReach(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.20.0.0/16, fd12:3456::/48", "10.20.30.40", true)]
    [InlineData("10.20.0.0/16, fd12:3456::/48", "::ffff:10.20.30.40", true)]
    [InlineData("10.20.0.0/16, fd12:3456::/48", "fd12:3456::7", true)]
    [InlineData("10.20.0.0/16, fd12:3456::/48", "10.21.0.1", false)]
    [InlineData("10.20.0.0/16", "127.0.0.1", false)]
    public void A_setting_opens_a_network_and_no_other(string networks, string address, bool opens) =>
        Assert.Equal(opens, Addresses(networks).MayReach(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://sak.kommunen.no/takt?key=1", null)]
    [InlineData("https://sak.kommunen.no:8443/takt", null)]
    [InlineData("https://æøå.no/takt", null)]
    [InlineData("http://sak.kommunen.no/", AddressFault.NotEncrypted)]
    [InlineData("ftp://sak.kommunen.no/", AddressFault.NotAnAddress)]
    [InlineData("file:///etc/passwd", AddressFault.NotAnAddress)]
    [InlineData("gopher://sak.kommunen.no/", AddressFault.NotAnAddress)]
    [InlineData("sak.kommunen.no", AddressFault.NotAnAddress)]
    [InlineData("/takt", AddressFault.NotAnAddress)]
    [InlineData("", AddressFault.NotAnAddress)]
    [InlineData("https://ola:passord@sak.kommunen.no/", AddressFault.NotAnAddress)]
    [InlineData("https://sak.kommunen.no/#her", AddressFault.NotAnAddress)]
    [InlineData("https://takt.fjordvik.no/", AddressFault.Closed)]
    [InlineData("https://TAKT.fjordvik.no./", AddressFault.Closed)]
    [InlineData("https://intern.fjordvik.no/", AddressFault.Closed)]
    [InlineData("https://localhost/", AddressFault.Closed)]
    [InlineData("https://127.0.0.1/", AddressFault.Closed)]
    [InlineData("https://2130706433/", AddressFault.Closed)]
    [InlineData("https://0x7f.1/", AddressFault.Closed)]
    [InlineData("https://0177.0.0.1/", AddressFault.Closed)]
    [InlineData("https://127.1/", AddressFault.Closed)]
    [InlineData("https://[::1]/", AddressFault.Closed)]
    [InlineData("https://[::ffff:127.0.0.1]/", AddressFault.Closed)]
    [InlineData("https://169.254.169.254/latest/meta-data", AddressFault.Closed)]
    [InlineData("https://sak.kommunen.no:25/", AddressFault.Closed)]
    public void What_is_written_down_is_an_address_that_may_be_sent_to(string typed, AddressFault? fault) =>
        Assert.Equal(fault, Addresses().Faults(typed, out _));

    [Fact]
    public void Plain_http_is_for_trying_things_out()
    {
        Assert.Null(Addresses(http: true).Faults("http://sak.kommunen.no/", out _));
        Assert.Null(Addresses(localhost: true).Faults("http://localhost:5000/", out _));
        Assert.Equal(AddressFault.NotEncrypted, Addresses(localhost: true).Faults("http://sak.kommunen.no/", out _));
        Assert.Equal(AddressFault.Closed, Addresses(http: true).Faults("http://127.0.0.1:5000/", out _));
    }

    [Theory]
    [InlineData("localhost")] // a name is asked what it means when it is connected to
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("takt.fjordvik.no")]
    public async Task What_a_name_means_is_asked_when_it_is_connected_to(string host)
    {
        await using var receiver = await Receiver.Start();
        var port = new Uri(receiver.Address).Port;
        await Assert.ThrowsAsync<NetworkClosed>(async () => await Addresses().Connect(new(host, port), Cancel));
        if (!host.StartsWith("takt", StringComparison.Ordinal))
        {
            await using var reached = await Addresses(localhost: true).Connect(new(host, port), Cancel); // it is there to be reached
        }
    }

    [Theory]
    [InlineData("10.0.0.0/8", 0)]
    [InlineData("", 0)]
    [InlineData("10.0.0.0/8, kommunen", 1)]
    [InlineData("10.0.0.0/8, 10.0.0.0/64", 1)]
    public void A_wrong_setting_is_told_of_at_start(string networks, int wrong) =>
        Assert.Equal(
            wrong,
            new WebhookSettings { Networks = networks }
                .Wrong()
                .Count()
        );
}
