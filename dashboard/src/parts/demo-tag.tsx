import { Tag } from "./tag.tsx";

/** Marks what nobody lifted. */
export function DemoTag() {
  return <Tag>simulated</Tag>;
}
