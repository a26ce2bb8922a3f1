import React, {useState, type ReactNode} from 'react';
type Props<T> = {items: T[]; render: (item: T) => ReactNode};
export function List<T extends object>({items, render, ...props}: Props<T>): JSX.Element {
    const [open, setOpen] = useState<boolean>(false);
    return (
        <section className="list &amp; more" data-open={open} hidden {...props} onClick={() => setOpen(!open)}>
            {/* a comment */}
            {items.length > 0 && <h1>Title: {items.length} items &lt;now&gt;</h1>}
            {items.map((item, index) => <Item.Row<T> key={index} value={item as T} svg:href='#x'>{render(item)}</Item.Row>)}
            <>
                fragment text
                <input type="text" disabled value={`a${open}`} />
                {...items}
            </>
            <custom-element attr=<b>bold</b> dangerouslySetInnerHTML={{__html: props.html}}></custom-element>
        </section>
    );
}
const arrow = <T,>(x: T) => <div>{x}</div>;
