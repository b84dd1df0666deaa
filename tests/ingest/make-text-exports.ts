import type { InputFile } from "@lastrep/ingest";
import { zipSync } from "fflate";

/**
 * Text exports as the apps write them, made up: the device's z points up at rest (1 g), x moves a little so that the sensor is alive.
 * Each function returns the files of one recording.
 */
export const alive = (i: number, size = 0.02): number => size * Math.sin(i * 1.7);
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
export const lines = (count: number, row: (i: number) => string): string => Array.from({ length: count }, (_, i) => row(i)).join("\n");

/** 4 s at 100 Hz with a pause of one minute after 2 s. */
export function phyphox(delimiter = ",", point = "."): InputFile[] {
  const row = (...cells: (string | number)[]) => cells.map((cell) => String(cell).replace(/^([-\d]+)\./, `$1${point}`)).join(delimiter);
  const table = (unit: string, z: number) =>
    `${row('"Time (s)"', `"X (${unit})"`, `"Y (${unit})"`, `"Z (${unit})"`)}\n${lines(400, (i) => row((i / 100).toExponential(9), alive(i).toExponential(9), "0.1", z))}`;
  const time = [
    row('"event"', '"experiment time"', '"system time"', '"system time text"'),
    row('"START"', "0", "1710257935.5", '"2024-03-12 11:38:55.500 UTC-04:00"'),
    row('"PAUSE"', "2", "1710257937.5", '"x"'),
    row('"START"', "2", "1710257997.5", '"x"'),
  ].join("\n");
  const files = {
    "Accelerometer.csv": encode(table("m/s^2", 9.81)),
    "Gyroscope.csv": encode(table("rad/s", 0.5)),
    "Linear Accelerometer.csv": encode(table("m/s^2", 0)),
    "meta/time.csv": encode(time),
  };
  return [{ name: "phyphox.zip", bytes: zipSync(files) }];
}

export function phyphoxWithoutGravity(): InputFile[] {
  const header = '"Time (s)","Linear Acceleration x (m/s^2)","Linear Acceleration y (m/s^2)","Linear Acceleration z (m/s^2)"';
  return [{ name: "Raw Data.csv", bytes: encode(`${header}\n${lines(300, (i) => `${i / 100},${alive(i)},0,0.1`)}`) }];
}

/** 20 Hz, every row logged twice, a push of 0.5 g upwards throughout, row 100 a field short. `stamp` writes the time of day and its zone otherwise. */
export function sensorLog(stamp = (text: string) => text): InputFile[] {
  const header =
    "loggingTime(txt),loggingSample(N),motionTimestamp_sinceReboot(s),motionRotationRateX(rad/s),motionRotationRateY(rad/s),motionRotationRateZ(rad/s),motionUserAccelerationX(G),motionUserAccelerationY(G),motionUserAccelerationZ(G),motionGravityX(G),motionGravityY(G),motionGravityZ(G),deviceID(txt)";
  const row = (i: number) => {
    const second = String(11 + Math.floor(i / 20)).padStart(2, "0");
    const reboot = (9130.25 + Math.floor(i / 2) * 0.05).toFixed(6);
    return `${stamp(`2025-03-11T14:44:${second}.000-04:00`)},${i},${reboot},0.1,0.2,${alive(Math.floor(i / 2))},0,0,-0.5,0,0,-1,my_watch`;
  };
  return [{ name: "log.csv", bytes: encode(`${header}\n${lines(400, (i) => (i === 100 ? row(i).replace(",0.2", "") : row(i)))}`) }];
}

/** 10 s at 52 Hz with heart rate from one second before. */
export function polarSensorLogger(): InputFile[] {
  const sensorNs = (i: number) => 704201974831254116n + BigInt(i) * 19_230_769n;
  const phone = (ms: number) => new Date(Date.UTC(2022, 3, 25, 11, 39, 37) + ms).toISOString().slice(0, 23);
  const table = (unit: string, z: number) =>
    `Phone timestamp;sensor timestamp [ns];X [${unit}];Y [${unit}];Z [${unit}]\n${lines(520, (i) => `${phone(i * 19)};${sensorNs(i)};${Math.round(alive(i, 20))};0;${z}`)}`;
  const heart = `Phone timestamp;HR [bpm];HRV [ms]\n${lines(12, (i) => `${phone(i * 1000 - 1000)};${90 + i};`)}`;
  return [
    { name: "Polar_Sense_ACC.txt", bytes: encode(table("mg", 1000)) },
    { name: "Polar_Sense_GYRO.txt", bytes: encode(table("dps", 90)) },
    { name: "Polar_Sense_HR.txt", bytes: encode(heart) },
  ];
}

/** 20 s at 32 Hz, heart rate from second 10 on. */
export function empaticaE4(): InputFile[] {
  const start = "1560279825.000000, 1560279825.000000, 1560279825.000000";
  const acceleration = `${start}\n32.000000, 32.000000, 32.000000\n${lines(640, (i) => `${Math.round(alive(i, 8))},0,64`)}`;
  const files = {
    "ACC.csv": encode(acceleration),
    "HR.csv": encode(`1560279835.00\n1.000000\n${lines(60, (i) => (80 + i / 2).toFixed(2))}`),
    "TEMP.csv": encode("1560279825.0\n4.0\n30\n31\n"),
    "info.txt": encode("about"),
  };
  return [{ name: "e4.zip", bytes: zipSync(files) }];
}

/** Turned by 90 degrees about x, so that up is the sensor's y, and pushed upwards with 1.5 m/s²; the counter wraps after 4 rows. */
export function xsensDot(): InputFile[] {
  const half = Math.SQRT1_2;
  const rows = lines(300, (i) => `${i + 1},${(4294900000 + i * 16667) % 2 ** 32},${half},${half},0,0,${alive(i)},0,1.5,0`);
  const head = "sep=,\nDeviceTag:,Wrist\nOutputRate:,60Hz\nStartTime: ,2021-08-20_20:21:13_835 GMT+8\n© Xsens\n";
  const header = "PacketCounter,SampleTimeFine,Quat_W,Quat_X,Quat_Y,Quat_Z,FreeAcc_X,FreeAcc_Y,FreeAcc_Z,Status";
  return [{ name: "dot.csv", bytes: encode(`${head}\n${header}\n${rows}`) }];
}

/** 300 rows at 50 Hz, the sensor starting at row 20. */
export function physicsToolbox(time = (i: number) => (i * 0.02).toFixed(6)): InputFile[] {
  const row = (i: number) => {
    const force = i < 20 ? "0.0000,0.0000,0.0000" : `${alive(i).toFixed(4)},0.1,1.0`;
    return `${time(i)},${force},0,0,0,0.1,${alive(i)},0.2,`;
  };
  return [{ name: "log.csv", bytes: encode(`\ntime,gFx,gFy,gFz,ax,ay,az,wx,wy,wz,\n${lines(300, row)}\n`) }];
}

/** 200 rows at 12.5 Hz; `unit` is 1 for g, 8192 for counts. */
export function bangle(unit = 1): InputFile[] {
  const rows = lines(200, (i) => `${85 + i * 80},${(alive(i) * unit).toFixed(4)},0,${unit}`);
  return [{ name: "accellog.0.csv", bytes: encode(`Time (ms),X,Y,Z\n${rows}`) }];
}

/** 100 blocks of 8 samples, 20 blocks missing after the sixtieth. */
export function movesense(): InputFile[] {
  const block = (b: number) => ({
    ArrayAcc: Array.from({ length: 8 }, (_, i) => ({ x: alive(8 * b + i), y: 0, z: 9.81 })),
    ArrayGyro: Array.from({ length: 8 }, () => ({ x: 90, y: 0, z: alive(b) })),
    Timestamp: 17_541 + Math.round((b + (b >= 60 ? 20 : 0)) * 78.125),
  });
  const content = { Meas: { IMU6: Array.from({ length: 100 }, (_, b) => block(b)) } };
  return [{ name: "log.json", bytes: encode(JSON.stringify(content)) }];
}

/** 10 s at 32 Hz. */
export function actigraph({ epoch = "00:00:00", date = "11/1/2017", format = "M/d/yyyy" } = {}): InputFile[] {
  const head = [
    `------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.3 Firmware v1.6.0 date format ${format} at 32 Hz  Filter Normal -----------`,
    "Serial Number: TAS1",
    "Start Time 11:45:00",
    `Start Date ${date}`,
    `Epoch Period (hh:mm:ss) ${epoch}`,
    "Download Time 1",
    "Download Date 1",
    "Memory: 0",
    "Battery",
    "-----------",
  ];
  const raw = `Accelerometer X,Accelerometer Y,Accelerometer Z\n${lines(320, (i) => `${alive(i)},0.1,1`)}`;
  const counts = "325,85,176\n181,116,91\n";
  return [{ name: "actigraph.csv", bytes: encode(`${head.join("\n")}\n${epoch === "00:00:00" ? raw : counts}`) }];
}

/** Two pages of 3 s at 100 Hz, zone +01:00; z = -0.96 g after calibration. */
export function geneActiv(): InputFile[] {
  const hex = (value: number) => (value & 0xfff).toString(16).padStart(3, "0").toUpperCase();
  const page = (n: number) =>
    [
      "Recorded Data",
      "Device Unique Serial Code:012967",
      `Sequence Number:${n}`,
      `Page Time:2013-05-30 10:12:${String(54 + 3 * n).padStart(2, "0")}:500`,
      "Unassigned:",
      "Temperature:21.5",
      "Battery voltage:4.1",
      "Device Status:Recording",
      "Measurement Frequency:100.0",
      Array.from({ length: 300 }, (_, i) => `${hex(Math.round(alive(i, 30)))}${hex(0)}${hex(-250)}000`).join(""),
    ].join("\n");
  const head =
    "Device Identity\nDevice Unique Serial Code:012967\nDevice Type:GENEActiv\n\nConfiguration Info\nTime Zone:GMT +01:00\n\nCalibration Data\nx gain:25000\nx offset:0\ny gain:25000\ny offset:500\nz gain:25000\nz offset:-1000\n\nMemory Status\nNumber of Pages:2\n\n";
  return [{ name: "geneactiv.bin", bytes: encode(`${head}${page(0)}\n${page(1)}\n`) }];
}

/** No header: time with zone, then mg; 25 Hz. */
export function garminTable(): InputFile[] {
  const time = (i: number) => new Date(1_571_220_541_702 + i * 40).toISOString().replace("Z", "+00:00");
  return [{ name: "acc.csv", bytes: encode(lines(300, (i) => `${time(i)};${Math.round(alive(i, 20))};0;1000`)) }];
}

/** No header, six axes of which the last three are the acceleration in g; 100 Hz. */
export function axivityTable(): InputFile[] {
  const row = (i: number) =>
    `${(1_551_178_506 + i / 100).toFixed(4)},${alive(i, 0.01).toFixed(4)},0.001,0.01,${alive(i).toFixed(4)},0.1,1.0`;
  return [{ name: "ax6.csv", bytes: encode(lines(300, row)) }];
}

/** The bare table of a home-made logger: ms, m/s² and rad/s at 50 Hz. */
export function plainTable(): InputFile[] {
  const row = (i: number) => `${304_079 + i * 20},${alive(i).toFixed(4)},0.1,9.81,0.1,0.2,${alive(i).toFixed(4)}`;
  return [{ name: "log.csv", bytes: encode(`t_ms,ax_ms2,ay_ms2,az_ms2,gx_rads,gy_rads,gz_rads\n${lines(400, row)}`) }];
}

/** Sensor Logger's flat JSON: 4 s of a phone at 100 Hz. */
export function sensorLoggerJson(): InputFile[] {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    sensor: "TotalAcceleration",
    time: `${1_733_038_588n + BigInt(Math.floor(i / 100))}${String((i % 100) * 10_000_000).padStart(9, "0")}`,
    seconds_elapsed: (i / 100).toFixed(2),
    z: "9.81",
    y: "0.1",
    x: alive(i).toFixed(5),
  }));
  return [{ name: "log.json", bytes: encode(JSON.stringify(rows)) }];
}

/** A phone's files as they lie in its zip: acceleration without gravity, gravity, gyroscope, orientation. */
export function sensorLoggerPhone(): InputFile[] {
  const table = (names: string, row: (i: number) => string) =>
    encode(
      `time,seconds_elapsed,${names}\n${lines(400, (i) => `${1_733_038_588n + BigInt(Math.floor(i / 100))}${String((i % 100) * 10_000_000).padStart(9, "0")},${i / 100},${row(i)}`)}`,
    );
  const files = {
    "Accelerometer.csv": table("z,y,x", (i) => `0,0,${alive(i)}`),
    "Gravity.csv": table("z,y,x", () => "9.81,0,0"),
    "Gyroscope.csv": table("z,y,x", (i) => `0.1,${alive(i)},0`),
    "Orientation.csv": table("qz,qy,qx,qw", () => "0,0,0,1"),
    "Metadata.csv": encode(
      "version,device name,recording epoch time,recording time,recording timezone,platform\n3,Phone,1,2,UTC,android\n",
    ),
  };
  return [{ name: "phone.zip", bytes: zipSync(files) }];
}

/** A table below notes, with units in a row of their own, semicolons, decimal commas, clock times and an old encoding. */
export function localTable(): InputFile[] {
  const clock = (i: number) => `21:04:${String(Math.floor(i / 50)).padStart(2, "0")},${String((i % 50) * 20).padStart(3, "0")}`;
  const rows = lines(400, (i) =>
    [clock(i), alive(i).toFixed(4), "0,1", "9,81", "0,5", alive(i).toFixed(3), "0"].join(";").replaceAll(".", ","),
  );
  const text = `Logger 2\nRate;50\n\nZeit;ax;ay;az;gx;gy;gz\n;m/s²;m/s²;m/s²;°/s;°/s;°/s\n${rows}\n`;
  return [{ name: "lokal.csv", bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) }];
}
