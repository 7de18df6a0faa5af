using System.Net;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>The special-purpose address registries of IANA, read by hand: first and last of each range, and their neighbours outside.</summary>
public sealed class SpecialAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.255.255.255")]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("192.168.255.255")]
    [InlineData("198.18.0.0")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fdff:ffff::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("4000::1")]
    public void Contain_SpecialAddress_Does(string address) => SpecialAddresses.Contain(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("1.0.0.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450::1")]
    public void Contain_PublicAddress_DoesNot(string address) => SpecialAddresses.Contain(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("https://192.168.1.7/hook", null)]
    [InlineData("https://192.168.2.7/hook", "private or special")]
    [InlineData("https://[::ffff:192.168.1.7]/hook", null)]
    [InlineData("https://127.0.0.1/hook", "private or special")]
    [InlineData("https://2130706433/hook", "private or special")]
    [InlineData("https://0x7f.1/hook", "private or special")]
    [InlineData("https://[::1]:8443/hook", "private or special")]
    [InlineData("https://hooks.example/hook?x=1", null)]
    [InlineData("http://hooks.example/hook", "must begin with https://")]
    [InlineData("ftp://hooks.example/hook", "must begin with https://")]
    [InlineData("file:///etc/passwd", "absolute address")]
    [InlineData("javascript:alert(1)", "absolute address")]
    [InlineData("https://user:word@hooks.example/", "no user name")]
    [InlineData("https://hooks.example/#part", "no fragment")]
    [InlineData("/hook", "absolute address")]
    [InlineData("https://hooks.example/a b", "absolute address")]
    [InlineData("", "absolute address")]
    public void Refusal_Url_SaysWhy(string url, string? reason)
    {
        var options = new WebhookOptions();
        options.AllowedNetworks.Add("192.168.1.0/24");
        var refusal = new WebhookAddresses(Options.Create(options)).Refusal(url);

        (refusal is null).ShouldBe(reason is null, refusal);
        (refusal ?? "").ShouldContain(reason ?? "");
    }
}
