import { useLocalStorage } from "@mantine/hooks";

export type Figure = "male" | "female";

/** Which body the picture draws; kept on this device, because nothing but the picture depends on it. */
export function useFigure(): [Figure, (figure: Figure) => void] {
  const [figure, setFigure] = useLocalStorage<Figure>({ key: "lastrep-figure", defaultValue: "male" });
  return [figure, setFigure];
}
