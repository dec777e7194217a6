using System.Globalization;
using Takt.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["bare", var port, var bytes])
{
    await Bare.Serve(int.Parse(port), int.Parse(bytes));
    return 0;
}

if (args is ["many", .. var rest])
{
    Console.WriteLine(await Many.Measure(Asked.Read(rest)));
    return 0;
}

if (args is ["search", .. var of])
{
    return await SearchBench.Measure(Asked.Read(of)) ? 0 : 3;
}

if (args is ["soak", .. var soak])
{
    var wanted = Asked.Read(soak);
    await using var worked = await Run.Prepare(wanted, wanted.Engines[^1]);
    var (isFlat, told) = await new Soak(worked, wanted).Measure();
    Console.WriteLine(told);
    return isFlat ? 0 : 3;
}

if (args is ["gather", .. var gather])
{
    return await GatherBench.Measure(Asked.Read(gather)) ? 0 : 3;
}

if (args is ["alike"])
{
    return AlikeBench.Measure() ? 0 : 3;
}

if (args is ["rows", .. var rows])
{
    return await RowsBench.Measure(Asked.Read(rows)) ? 0 : 3;
}

if (args is ["measures", .. var measures])
{
    return await MeasuresBench.Measure(Asked.Read(measures)) ? 0 : 3;
}

if (args is ["meetings", .. var meetings])
{
    return await MeetingsBench.Measure(Asked.Read(meetings)) ? 0 : 3;
}

var asked = Asked.Read(args);
var report = new Report(asked);
foreach (var engine in asked.Engines)
{
    await using var run = await Run.Prepare(asked, engine);
    report.Add(engine, await run.Measure());
}

Console.WriteLine(report.Text);
return report.IsWithinGoals ? 0 : 3;
