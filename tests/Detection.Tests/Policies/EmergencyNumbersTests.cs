using System.Text;
using CsCheck;
using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Policies;

public sealed class EmergencyNumbersTests
{
    [Theory]
    [InlineData("urn:service:sos")]
    [InlineData("URN:Service:SOS")]
    [InlineData("urn:service:sos.fire")]
    [InlineData("urn:service:sos.ecall.automatic")]
    [InlineData("<urn:service:sos>")]
    [InlineData("sip:112@carrier.example")]
    [InlineData("sip:110@carrier.example;user=phone")]
    [InlineData("sips:911@carrier.example:5061")]
    [InlineData("sip:+49112@carrier.example")]
    [InlineData("sip:0049112@carrier.example")]
    [InlineData("sip:%2B49-112@carrier.example")]
    [InlineData("sip:1-1-2@192.0.2.1")]
    [InlineData("sip:112;phone-context=+49@carrier.example;user=phone")]
    [InlineData("tel:112")]
    [InlineData("tel:112;phone-context=+49")]
    [InlineData("tel:9.1.1;phone-context=carrier.example")]
    [InlineData("tel:+49112")]
    [InlineData("112")]
    public void IsEmergency_EmergencyCall_True(string uri) => Assert.True(Ask(uri));

    [Theory]
    [InlineData("urn:service:sosx")]
    [InlineData("urn:service:counseling")]
    [InlineData("urn:service")]
    [InlineData("sip:1120@carrier.example")]
    [InlineData("sip:11@carrier.example")]
    [InlineData("sip:49112@carrier.example")]
    [InlineData("sip:+44112@carrier.example")]
    [InlineData("sip:+4930112@carrier.example")]
    [InlineData("sip:alice@112.example.com")]
    [InlineData("sip:a112@carrier.example")]
    [InlineData("sip:112")]
    [InlineData("sip:112%@carrier.example")]
    [InlineData("")]
    public void IsEmergency_AnotherCall_False(string uri) => Assert.False(Ask(uri));

    [Fact]
    public void IsEmergency_ConfiguredNumber_True()
    {
        var policy = Policy.Default with { EmergencyNumbers = ["999"] };

        Assert.True(EmergencyNumbers.IsEmergency("sip:999@carrier.example"u8, policy));
        Assert.False(EmergencyNumbers.IsEmergency("sip:112@carrier.example"u8, policy));
        Assert.True(EmergencyNumbers.IsEmergency("urn:service:sos"u8, policy));
    }

    [Fact]
    public void IsEmergency_RandomBytes_NeverThrows() =>
        Gen.Byte.Array[0, 600].Sample(bytes => !EmergencyNumbers.IsEmergency(bytes, Policy.Default), iter: 5_000);

    [Fact]
    public void IsEmergency_AnyCall_AllocatesNothing()
    {
        var uri = "sip:+49112@carrier.example;user=phone"u8.ToArray();

        Assert.Equal(0, Allocated.By(() => EmergencyNumbers.IsEmergency(uri, Policy.Default)));
    }

    private static bool Ask(string uri) => EmergencyNumbers.IsEmergency(Encoding.UTF8.GetBytes(uri), Policy.Default);
}
