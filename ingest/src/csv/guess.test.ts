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
  ["time,acc_1,acc_2,acc_3,gyr_1,gyr_2,gyr_3", { acceleration: [1, 2, 3], angularRate: [4, 5, 6] }],
  ["t,accel[0],accel[1],accel[2],gyro[0],gyro[1],gyro[2]", { acceleration: [1, 2, 3], angularRate: [4, 5, 6] }],
  ["timestamp,values[0],values[1],values[2]", { time: 0, acceleration: [1, 2, 3] }],
  ["t,a_0,a_1,a_2,a_3", { acceleration: null }],
  ["TIME,X,Y,Z", { time: 0, acceleration: [1, 2, 3] }],
  ["timestamp,UTC time,accuracy,x,y,z", { time: 0, acceleration: [3, 4, 5] }],
  [
    "W_Timestamp_Unix_CAL (ms),W_Accel_LN_X_RAW,W_Accel_LN_Y_RAW,W_Accel_LN_Z_RAW,W_Accel_LN_X_CAL,W_Accel_LN_Y_CAL,W_Accel_LN_Z_CAL,W_Gyro_X_CAL,W_Gyro_Y_CAL,W_Gyro_Z_CAL",
    { time: 0, acceleration: [4, 5, 6], angularRate: [7, 8, 9] },
  ],
  ["t,phone_acc_x,phone_acc_y,phone_acc_z,watch_acc_x,watch_acc_y,watch_acc_z", { acceleration: [4, 5, 6] }],
  ["X[s],sensor 1: ACC.X 1,X[s],sensor 1: ACC.Y 1,X[s],sensor 1: ACC.Z 1", { time: 0, acceleration: [1, 3, 5] }],
  [
    "时间,设备名称,角速度X(°/s),角速度Y(°/s),角速度Z(°/s),角度X(°),角度Y(°),角度Z(°),加速度X(g),加速度Y(g),加速度Z(g)",
    { time: 0, acceleration: [8, 9, 10], angularRate: [2, 3, 4] },
  ],
  ["Время;Ускорение X;Ускорение Y;Ускорение Z".replaceAll(";", ","), { time: 0, acceleration: [1, 2, 3] }],
  ["Time since start in ms ,ACCELEROMETER X (m/s²),ACCELEROMETER Y (m/s²),ACCELEROMETER Z (m/s²)", { time: 0, acceleration: [1, 2, 3] }],
  ["Chiptime,ax(g),ay(g),az(g),T(°)", { time: 4, acceleration: [1, 2, 3] }],
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
