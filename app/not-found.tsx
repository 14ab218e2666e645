export default function NotFound() {
  return (
    <div className="column">
      <h1 className="title">Nothing stands at this address</h1>
      <p className="lede">The link may be mistyped, or what it led to has moved or been taken down.</p>
      <p>
        <a href="/">All threads</a>
      </p>
    </div>
  )
}
