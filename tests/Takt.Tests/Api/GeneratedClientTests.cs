using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Takt.Tests.Generated;

namespace Takt.Tests
{
    /// <summary>A program made of the description alone: it makes, reads, changes and finishes a measure.</summary>
    public sealed class GeneratedClientTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
    {
        static CancellationToken Cancel => TestContext.Current.CancellationToken;

        [Fact]
        public async Task A_generated_client_sees_a_measure_to_its_end()
        {
            var unit = await kommune.Unit("Klientens enhet");
            using var caller = await ApiCaller.As(kommune, await kommune.Person("Leder Klient", unit, Roles.Leader));
            var takt = new TaktClient(caller.Client);
            var units = await takt.ListUnitsAsync(parent: null, under: unit, limit: 10, after: null, Cancel);
            var seat = Assert.Single(units.Items).Leader.Seat;

            var wish = new NewMeasure
            {
                What = "Prøve en klient som er laget av beskrivelsen",
                Owner = seat,
                Due = kommune.Today.AddDays(10),
                ExpectedEffect = "Andre får det til uten å spørre",
                Steps = ["Lage den", "Prøve den"],
            };
            var made = await takt.MakeMeasureAsync("klient-1", wish, Cancel);
            Assert.Equal(made.Id, (await takt.MakeMeasureAsync("klient-1", wish, Cancel)).Id);
            Assert.Equal((MeasureState.Decided, MeasureKind.Measure, null), (made.State, made.Kind, made.Effect));
            Assert.Equal(["Lage den", "Prøve den"], made.Steps.Select(s => s.What));

            var read = await takt.GetMeasureAsync(made.Id, Cancel);
            var changed = await takt.ChangeMeasureAsync(made.Id, $"\"{read.Version}\"", new() { Due = kommune.Today.AddDays(20) }, Cancel);
            Assert.Equal(kommune.Today.AddDays(20), changed.Due);
            var stale = await Assert.ThrowsAsync<ApiException<Problem>>(() =>
                takt.ChangeMeasureAsync(made.Id, $"\"{read.Version}\"", new() { What = "For sent" }, Cancel)
            );
            Assert.Equal((412, "changed-meanwhile"), (stale.StatusCode, stale.Result.Code));

            await takt.StartMeasureAsync(made.Id, idempotency_Key: null, if_Match: null, Cancel);
            await takt.FinishMeasureAsync(made.Id, idempotency_Key: null, if_Match: null, body: null, Cancel);
            var judged = await takt.JudgeMeasureAsync(
                made.Id,
                idempotency_Key: null,
                if_Match: null,
                new() { Effect = MeasureEffect.NoChange, Shown = "De spør fortsatt" },
                Cancel
            );
            Assert.Equal((MeasureState.Judged, MeasureEffect.NoChange), (judged.State, judged.Effect));

            var found = await takt.ListMeasuresAsync(
                state: State.Judged,
                kind: null,
                open: false,
                late: null,
                dueFrom: kommune.Today,
                dueTo: null,
                unit: unit,
                owner: seat,
                source: null,
                q: null,
                changedSince: null,
                limit: null,
                after: null,
                Cancel
            );
            Assert.Equal([made.Id], found.Items.Select(m => m.Id));
            var refused = await Assert.ThrowsAsync<ApiException<Problem>>(() =>
                takt.MakeMeasureAsync(
                    null,
                    new()
                    {
                        What = "x",
                        Owner = "",
                        Due = kommune.Today,
                    },
                    Cancel
                )
            );
            Assert.Contains("owner", refused.Result.Errors!.Keys);
        }
    }
}

namespace Takt.Tests.Generated
{
    // Where a choice need not be made, NSwag leaves out that it is a word.
    [SuppressMessage("Performance", "CA1852", Justification = "The other half is made by NSwag, with members that can be overridden.")]
    partial class TaktClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
            settings.Converters.Add(new JsonStringEnumConverter());
    }
}
