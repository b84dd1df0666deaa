import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple, SegmentedControl } from "@mantine/core";

/** A blue-leaning green that stays apart from the orange of failure in every common form of colour blindness. */
const pine: MantineColorsTuple = [
  "#e9f5f3",
  "#d3e8e5",
  "#a6d3cd",
  "#7abdb5",
  "#58aca2",
  "#34958b",
  "#1c7a72",
  "#0f5f5a",
  "#0a4a46",
  "#063532",
];

/** Greys with the paper's own tint, for what Mantine draws by itself. */
const gray: MantineColorsTuple = [
  "#f5f7f4",
  "#eaeeea",
  "#dde2dc",
  "#cfd6d0",
  "#c3cbc5",
  "#a3aea8",
  "#7f8c87",
  "#4d5c58",
  "#33403c",
  "#14201d",
];
const dark: MantineColorsTuple = [
  "#e9eeea",
  "#c3cdc8",
  "#a9b6b1",
  "#5d6d68",
  "#3a4844",
  "#26312e",
  "#1b2522",
  "#161e1c",
  "#0f1514",
  "#0a0f0e",
];

/** The look of Mantine's parts; the palette itself is in theme.css, where charts read it too. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { pine, gray, dark },
  fontFamily: "'Archivo Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Archivo Variable', system-ui, sans-serif", fontWeight: "640" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  // Large text on a phone leaves no room for three words in a line.
  components: {
    SegmentedControl: SegmentedControl.extend({
      styles: {
        root: { flexWrap: "wrap", maxWidth: "100%" },
        control: { flexBasis: "max-content", flexShrink: 0, maxWidth: "100%" },
        label: { whiteSpace: "normal" },
      },
    }),
    Button: Button.extend({
      styles: {
        root: {
          display: "inline-flex",
          alignItems: "center",
          justifyContent: "center",
          height: "auto",
          minHeight: "var(--button-height)",
          maxWidth: "100%",
        },
        label: { whiteSpace: "normal" },
      },
    }),
  },
});

/** Hands the palette of theme.css to Mantine's own variables. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-2)",
    "--mantine-color-default": "var(--card)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-placeholder": "var(--ink-3)",
    "--mantine-color-error": "var(--alert)",
  };
  return { variables: {}, light: shared, dark: shared };
};
