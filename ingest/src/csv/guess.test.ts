import { expect, test } from "vitest";
import { guessColumns, unitOf } from "./guess.ts";

test.each([
  ["t_ms,ax_ms2,ay_ms2,az_ms2,gx_rads,gy_rads,gz_rads", { time: 0, acceleration: [1, 2, 3], angularRate: [4, 5, 6] }],
  ["Timestamp (ms),Acc_X [mg],Acc_Y [mg],Acc_Z [mg]", { time: 0, acceleration: [1, 2, 3], angularRate: null }],
  ["timestamp,gyro_z,gyro_y,gyro_x,acc_z,acc_y,acc_x", { time: 0, acceleration: [6, 5, 4], angularRate: [3, 2, 1] }],
  ["time,x,y,z", { time: 0, acceleration: [1, 2, 3] }],
  [
    "Time (s),Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s)",
    { acceleration: [1, 2, 3], angularRate: [4, 5, 6] },
  ],
  [
    "seconds,userAccelerationX,userAccelerationY,userAccelerationZ,gravityX,gravityY,gravityZ",
    { acceleration: null, userAcceleration: [1, 2, 3], gravity: [4, 5, 6] },
  ],
  [
    "Zeit (s),Beschleunigung x,Beschleunigung y,Beschleunigung z,Drehrate x,Drehrate y,Drehrate z",
    { time: 0, acceleration: [1, 2, 3], angularRate: [4, 5, 6] },
  ],
  ["tiempo,aceleracion lineal x,aceleracion lineal y,aceleracion lineal z", { time: 0, acceleration: null, userAcceleration: [1, 2, 3] }],
  ["elapsed,wx,wy,wz,ax,ay,az,magx,magy,magz", { time: 0, acceleration: [4, 5, 6], angularRate: [1, 2, 3] }],
])("%s", (header, expected) => {
  expect(guessColumns(header.split(","))).toMatchObject(expected);
});

test("a table without three axes of one thing is not guessed at", () => {
  expect(guessColumns(["date", "open", "high", "low", "close"])).toEqual({
    time: 0,
    acceleration: null,
    userAcceleration: null,
    gravity: null,
    angularRate: null,
  });
  expect(guessColumns(["x", "y"]).acceleration).toBeNull();
});

test.each([
  ["ax_ms2", "ms2"],
  ["Gyro X (deg/s)", "deg/s"],
  ["X [mg]", "mg"],
  ["t_ms", "ms"],
  ["accelerationX", ""],
])("unit of %s", (name, unit) => {
  expect(unitOf(name)).toBe(unit);
});
